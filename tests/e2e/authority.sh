# Sourced by suites that need certificates: authorities in $work, made by openssl. Nothing here outlives the test.
make_authority() {  # name
  mkdir "$work/$1.d" && : >"$work/$1.d/index" && echo 1000 >"$work/$1.d/serial" && echo 01 >"$work/$1.d/crlnumber"
  printf '[ca]\ndefault_ca=own\n[own]\ndatabase=%s/index\nserial=%s/serial\ncrlnumber=%s/crlnumber\nnew_certs_dir=%s\ndefault_md=sha256\ndefault_days=2\ndefault_crl_days=2\nunique_subject=no\npolicy=any\ncertificate=%s.crt\nprivate_key=%s.key\n[any]\ncommonName=supplied\n' \
    "$work/$1.d" "$work/$1.d" "$work/$1.d" "$work/$1.d" "$work/$1" "$work/$1" >"$work/$1.cnf"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=Test authority $1" -addext keyUsage=critical,keyCertSign,cRLSign -keyout "$work/$1.key" -out "$work/$1.crt" 2>/dev/null
}
pair=(-newkey ec -pkeyopt ec_paramgen_curve:P-256)  # what keys are made of
issue() {  # authority, name, subject alternative name, use, options of openssl ca...
  local authority="$1" name="$2" names="$3" use="$4"; shift 4
  openssl req "${pair[@]}" -nodes -subj "/CN=$name" -keyout "$work/$name.key" -out "$work/$name.csr" 2>/dev/null
  chmod 600 "$work/$name.key"
  printf 'subjectAltName=%s\nextendedKeyUsage=%s\nbasicConstraints=CA:FALSE\n' "$names" "$use" >"$work/$name.ext"
  openssl ca -batch -config "$work/$authority.cnf" -in "$work/$name.csr" -out "$work/$name.crt" -extfile "$work/$name.ext" -notext "$@" >"$work/$name.log" 2>&1
}
revoke() { openssl ca -config "$work/$1.cnf" -revoke "$work/$2.crt" >/dev/null 2>&1; }  # authority, name
revocations() { openssl ca -config "$work/$1.cnf" -gencrl -out "$work/$1.crl" 2>/dev/null; }  # authority
