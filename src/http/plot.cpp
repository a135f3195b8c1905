#include "http/plot.hpp"

namespace liaoxin::http {

Markup share_plot(const PageContext& context, std::string_view name, const std::string& title, const std::vector<PlotBar>& bars) {
  constexpr int kStep = 56, kBar = 36, kHeight = 120, kTop = 24, kBelow = 28;
  const int width = kStep * static_cast<int>(bars.size());
  const auto number = [](int value) { return std::to_string(value); };
  Markup drawn;
  int x = (kStep - kBar) / 2;
  for (const PlotBar& bar : bars) {
    const int height = bar.whole == 0 ? 0 : static_cast<int>(bar.part * kHeight / bar.whole);
    const std::string share = bar.whole == 0 ? "—" : std::to_string(bar.part * 100 / bar.whole) + "%";
    drawn += h("rect", {css("plot-bar"), {"x", number(x)}, {"y", number(kTop + kHeight - height)}, {"width", number(kBar)}, {"height", number(height)}});
    drawn += h("text", {css("plot-text"), {"x", number(x + kBar / 2)}, {"y", number(kTop + kHeight - height - 6)}, {"text-anchor", "middle"}}, share);
    drawn += h("text", {css("plot-text"), {"x", number(x + kBar / 2)}, {"y", number(kTop + kHeight + 20)}, {"text-anchor", "middle"}}, bar.label);
    x += kStep;
  }
  drawn += h("line", {css("plot-line"), {"x1", "0"}, {"x2", number(width)}, {"y1", number(kTop + kHeight)}, {"y2", number(kTop + kHeight)}});
  const std::string box = "0 0 " + number(width) + " " + number(kTop + kHeight + kBelow), title_id = std::string(name) + "-title", text_id = std::string(name) + "-text";
  return h("div", {css("scroll"), {"tabindex", "0"}, {"role", "region"}, {"aria-label", title}},
           h("svg", {css("plot"), {"viewBox", box}, {"width", number(width)}, {"height", number(kTop + kHeight + kBelow)}, {"role", "img"}, {"aria-labelledby", title_id + " " + text_id}},
             h("title", {id(title_id)}, title), h("desc", {id(text_id)}, context.say("unit.plot_text")), drawn));
}

}  // namespace liaoxin::http
