// F1 (provisions Q1, Q3): the face on a collection photo was measured as another one than that of every
// enrolled photo it was compared with. Reads the comparison that was kept with the collection. It asks a
// person to look and accuses nobody. No money.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view faces_differ = "f1.faces_differ";
constexpr std::string_view look_at_both = "f1.look_at_both";
constexpr std::array reason_codes = {faces_differ, look_at_both};

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  for (const AssessedCollection* collected : collections_in_order(subject)) {
    if (!looks_different(*collected) || has_bystander(*collected)) continue;
    const Collection& collection = collected->collection;
    Finding finding = new_finding(subject, "F1", period_of(collection));
    add_reason(finding, faces_differ,
               {{"captured_on", china_day_of(collection.captured_at)},
                {"station", collection.station},
                {"enrolled_photos", std::int64_t{collected->comparison->compared_photos}},
                {"distance", collected->comparison->fused}});
    add_reason(finding, look_at_both);
    cite(finding, collection.photo);
    if (collected->enrolled) cite(finding, collected->enrolled->photo);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check f1_other_face{
    .code = "F1",
    .provision = q1,
    .finds =
        "A collection photo whose face was measured as clearly different from that of the enrolled photo, or "
        "from all of the newest three of them.",
    .reads =
        "The comparison of the photos. Only the outcome `different` counts; `unsure` and a photo that "
        "cannot be assessed do not, nor does a photo with several faces (F5).",
    .money = "None.",
    .period = "the collection (collection:17)",
    .cannot_see =
        "Ageing, illness, glasses, poor light and a mix-up of two enrolled photos look like another "
        "person; a relative who looks alike does not. Until the agency has calibrated the comparison on "
        "its own gallery, its error rates are not known there.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
