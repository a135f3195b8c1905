#include "statute/item_end.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace liaoxin::statute {
namespace {

using base::Basis;
using base::BasisKind;
using base::Date;

const Basis kItemRule{BasisKind::default_value, "catalogue.rows"};
const Basis kRemoved{BasisKind::regulation, "30"};

void end_at(ItemEnd& end, Date on, base::LocalText why, const Basis& basis) {
  why.zh += ",至 " + on.iso();
  why.en += ": to " + on.iso();
  end.steps.push_back({std::move(why), basis});
  end.ends_on = end.ends_on ? std::min(*end.ends_on, on) : on;
}

void end_with_removal(ItemEnd& end, const RecordDates& dates) {
  if (dates.removed_on) {
    end_at(end, dates.removed_on->plus_days(-1), {"移出或者状态终止,自当日起不再展示", "removed or ended, not shown from that day"},
           kRemoved);
  }
}

void end_with_validity(ItemEnd& end, const RecordDates& dates) {
  if (dates.valid_until && !base::is_long_term(*dates.valid_until)) {
    end_at(end, *dates.valid_until, {"有效期届满", "end of validity"}, kItemRule);
  }
}

base::Result<void> end_after_months(ItemEnd& end, const RecordDates& dates, std::string_view key, const Pack& pack,
                                    Date today) {
  const Parameter months = TRY(pack.parameter(key, today));
  CHECK(months.unit == Unit::months);
  end_at(end, dates.conduct.decided_on.plus_months(static_cast<int>(months.value)), months.says, months.basis);
  return {};
}

void end_with_conduct(ItemEnd& end, const RecordDates& dates, const Pack& pack, Date today) {
  DisplayEnd conduct = display_end(dates.conduct, pack, today);
  end.is_public = conduct.is_public;
  end.grade = conduct.grade;
  end.carries_measures = conduct.carries_measures;
  end.restorable_from = conduct.restorable_from;
  end.steps.insert(end.steps.end(), conduct.steps.begin(), conduct.steps.end());
  end.ends_on = end.ends_on ? std::min(*end.ends_on, conduct.ends_on) : conduct.ends_on;
}

}  // namespace

base::Result<ItemEnd> item_end(const Item& item, const RecordDates& dates, const Pack& pack, Date today) {
  ItemEnd end;
  end.steps.push_back({label(item.until), kItemRule});
  switch (item.until) {
    case DisplayRule::state:
    case DisplayRule::while_needed:
    case DisplayRule::next_assessment: end_with_removal(end, dates); break;
    case DisplayRule::validity:
    case DisplayRule::validity_else_state:
    case DisplayRule::as_agreed:
      end_with_validity(end, dates);
      end_with_removal(end, dates);
      break;
    case DisplayRule::display_maximum: end_with_conduct(end, dates, pack, today); break;
    case DisplayRule::one_year:
      TRY_VOID(end_after_months(end, dates, "pledge.performance_months", pack, today));
      break;
    case DisplayRule::listed_display_maximum:
      end_with_conduct(end, dates, pack, today);
      end_with_removal(end, dates);
      break;
    case DisplayRule::listed_three_years:
      TRY_VOID(end_after_months(end, dates, "serious_list.max_months", pack, today));
      end_with_validity(end, dates);
      end_with_removal(end, dates);
      break;
    case DisplayRule::court_two_years:
      TRY_VOID(end_after_months(end, dates, "court_list.max_months", pack, today));
      end_with_validity(end, dates);
      end_with_removal(end, dates);
      break;
    case DisplayRule::state_breach_maximum:
      if (dates.is_breach) end_with_conduct(end, dates, pack, today);
      end_with_removal(end, dates);
      break;
    case DisplayRule::state_breach_three_years:
      if (dates.is_breach) TRY_VOID(end_after_months(end, dates, "government_trust.max_months", pack, today));
      end_with_removal(end, dates);
      break;
  }
  return end;
}

base::Result<std::optional<Date>> retention_end(const Item& item, const RecordDates& dates, const Pack& pack,
                                                Date today) {
  switch (item.keep) {
    case Keep::lasting: return std::nullopt;
    case Keep::as_agreed: return dates.valid_until;
    case Keep::five_years: break;
  }
  const Parameter years = TRY(pack.parameter("retention.years", today));
  Date from = dates.conduct.decided_on;
  if (dates.conduct_ended_on) {
    from = *dates.conduct_ended_on;
  } else if (dates.removed_on) {
    from = *dates.removed_on;
  } else if (!item.negative && dates.valid_until && !base::is_long_term(*dates.valid_until)) {
    from = *dates.valid_until;
  }
  return from.plus_months(static_cast<int>(years.value) * 12);
}

}  // namespace liaoxin::statute
