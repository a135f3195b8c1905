// Who plays in the proceedings: bodies, subjects and administrators, none of whom exists. Each has an account at the desk and a
// name for the command line.

const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** A unified social credit code with its check character (GB 32100). */
export function uscc(seventeen) {
  let sum = 0, weight = 1;
  for (const one of seventeen) {
    sum += letters.indexOf(one) * weight;
    weight = (weight * 3) % 31;
  }
  return seventeen + letters[(31 - (sum % 31)) % 31];
}
/** A citizen number with its check character, of somebody born on the first day of 1980 (GB 11643). */
export function citizenNumber(serial) {
  const digits = `21010219800101${String(serial).padStart(3, "0")}`, weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  return digits + "10X98765432"[sum % 11];
}

export const code = {
  department: uscc("11210100MB0000002"),
  reader: uscc("11210000MB0000006"),
  workBody: uscc("12210000MB0000003"),
  inCharge: uscc("11210000MB0000004"),
  court: uscc("11210000MB0000005"),
  meeting: uscc("11210000MB0000010"),
  association: uscc("51210000MJ0000001"),
  leaving: uscc("51210000MJ0000002"),
  company: uscc("91210100MA0000001"),
  other: uscc("91210100MA0000002"),
  third: uscc("91210100MA0000003"),
  renamed: uscc("91210100MA0000007"),
};
export const citizen = { name: "剧中人", number: citizenNumber(1) };

const bodies = [
  { uscc: code.department, name: "沈阳市剧本局", kind: "department", region: "210100", officers: ["a", "b", "c"] },
  { uscc: code.reader, name: "辽宁省剧本厅", kind: "department", region: "210000", officers: ["a", "b"] },
  { uscc: code.workBody, name: "辽宁省剧本信用中心", kind: "work_body", region: "210000", officers: ["a", "b"] },
  { uscc: code.inCharge, name: "辽宁省剧本主管部门", kind: "in_charge", region: "210000", officers: ["a", "b"] },
  { uscc: code.court, name: "沈阳剧本法院", kind: "court", region: "210100", officers: ["a"] },
  { uscc: code.meeting, name: "辽宁省剧本联席会议办公室", kind: "joint_meeting", region: "210000", officers: ["a"] },
  { uscc: code.association, name: "辽宁剧本行业协会", kind: "collector", region: "210000", officers: ["a"] },
  { uscc: code.leaving, name: "辽宁剧本旧协会", kind: "collector", region: "210000", officers: ["a"] },
];
const offices = { a: "信用处", b: "法规处", c: "信用处" };

/** Every role of the play: `as` for the command line, `login` for the desk. The citizen's `as` is known when its account is there. */
export const roles = {
  submitter: { as: `officer:a@${code.department}`, login: "submitter", grant: { role: "officer", unit: code.department, officer: "a" } },
  decider: { as: `officer:b@${code.department}`, login: "decider", grant: { role: "officer", unit: code.department, officer: "b" } },
  colleague: { as: `officer:c@${code.department}`, login: "colleague", grant: { role: "officer", unit: code.department, officer: "c" } },
  reader: { as: `officer:a@${code.reader}`, login: "reader", grant: { role: "officer", unit: code.reader, officer: "a" } },
  readersReviewer: { as: `officer:b@${code.reader}`, login: "readers-reviewer", grant: { role: "officer", unit: code.reader, officer: "b" } },
  clerk: { as: `officer:a@${code.workBody}`, login: "clerk", grant: { role: "officer", unit: code.workBody, officer: "a" } },
  secondClerk: { as: `officer:b@${code.workBody}`, login: "second-clerk", grant: { role: "officer", unit: code.workBody, officer: "b" } },
  inCharge: { as: `officer:a@${code.inCharge}`, login: "in-charge", grant: { role: "officer", unit: code.inCharge, officer: "a" } },
  secondInCharge: { as: `officer:b@${code.inCharge}`, login: "second-in-charge", grant: { role: "officer", unit: code.inCharge, officer: "b" } },
  judge: { as: `court:a@${code.court}`, login: "judge", grant: { role: "court", unit: code.court, officer: "a" } },
  secretary: { as: `officer:a@${code.meeting}`, login: "secretary", grant: { role: "officer", unit: code.meeting, officer: "a" } },
  collector: { as: `collector:a@${code.association}`, login: "collector", grant: { role: "collector", unit: code.association, officer: "a" } },
  owner: { as: `subject:${code.company}`, login: "owner", grant: { role: "subject", uscc: code.company, ground: "legal_representative", authority_document: "登记信息" } },
  neighbour: { as: `subject:${code.other}`, login: "neighbour", grant: { role: "subject", uscc: code.other, ground: "legal_representative", authority_document: "登记信息" } },
  citizen: { login: "citizen", person: citizen, grant: { role: "person" } },
  // On the command line it is the operator at the machine who does what administrators of accounts do at their desks.
  security: { as: "operator", login: "security", grant: { role: "security_administrator" } },
  secondSecurity: { as: "operator", login: "second-security", grant: { role: "security_administrator" } },
  system: { as: "system:system", login: "system", grant: { role: "system_administrator" } },
};

/** The bodies with their officers. */
export function registerBodies(operate) {
  for (const { officers, ...unit } of bodies) {
    operate("unit.register", { ...unit, submitters: [] });
    for (const id of officers) operate("officer.register", { unit: unit.uscc, id, name: `剧中${id}`, office: offices[id], posts: ["submitter", "decision_officer", "reviewer", "clerk"] });
  }
}
/** What opens the account of a role, and what gives it its role. */
export function accountOf(role) {
  const person = role.person ?? { name: `剧中${role.login}`, number: citizenNumber(100 + Object.values(roles).indexOf(role)) };
  return { open: { login: role.login, person_name: person.name, id_number: person.number }, grant: { login: role.login, ...role.grant } };
}
