#include "divisions.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace liaoxin::simulation {

Divisions::Divisions(const std::string& csv_file) {
  std::ifstream in(csv_file);
  if (!in) throw std::runtime_error("cannot read " + csv_file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string code, chinese, english, level, parent;
    std::getline(cells, code, ',');
    std::getline(cells, chinese, ',');
    std::getline(cells, english, ',');
    std::getline(cells, level, ',');
    std::getline(cells, parent, ',');
    if (level == "province") province_ = code;
    if (level == "prefecture") prefectures_.push_back(code);
    if (level == "county") counties_.push_back(code);
    parent_[code] = parent;
  }
  if (province_.empty() || prefectures_.empty() || counties_.empty()) throw std::runtime_error("no divisions in " + csv_file);
}

bool Divisions::lies_in(const std::string& place, const std::string& division) const {
  if (division == province_) return true;
  for (auto at = parent_.find(place); at != parent_.end(); at = parent_.find(at->second)) {
    if (at->first == division) return true;
  }
  return false;
}

}  // namespace liaoxin::simulation
