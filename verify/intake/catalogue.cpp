#include "verify/intake/catalogue.hpp"

#include "verify/intake/name_key.hpp"
#include "verify/types/facts.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

// ---- columns that several feeds share ----

constexpr Column needed(Column column) {
  column.presence = Presence::required_value;
  return column;
}

constexpr Column column_needed(Column column) {
  column.presence = Presence::required_column;
  return column;
}

constexpr Column kept_when_damaged(Column column) {
  column.unusable = Unusable::keep_damaged;
  return column;
}

constexpr Column id_number{.name = "id_number",
                           .title = "公民身份号码",
                           .aliases = {"身份证号", "身份证号码", "证件号码"},
                           .meaning = "the person's citizen ID number",
                           .meaning_zh = "本人的公民身份号码",
                           .form = ValueForm::id_number,
                           .example = "11010519491231002X"};

constexpr Column name{.name = "name",
                      .title = "姓名",
                      .aliases = {},
                      .meaning = "the person's name",
                      .meaning_zh = "本人姓名",
                      .form = ValueForm::person_name,
                      .example = "王小明"};

constexpr Column sex{.name = "sex",
                     .title = "性别",
                     .aliases = {},
                     .meaning = "the person's sex",
                     .meaning_zh = "本人性别",
                     .form = ValueForm::sex,
                     .example = "女",
                     .unusable = Unusable::keep_damaged};

constexpr Column birth_date{.name = "birth_date",
                            .title = "出生日期",
                            .aliases = {},
                            .meaning = "the person's day of birth",
                            .meaning_zh = "本人出生日期",
                            .form = ValueForm::day,
                            .example = "1949-12-31",
                            .unusable = Unusable::keep_damaged};

constexpr Column scheme{.name = "scheme",
                        .title = "险种",
                        .aliases = {"险种类型"},
                        .meaning = "the pension scheme",
                        .meaning_zh = "养老保险险种",
                        .form = ValueForm::scheme,
                        .example = "城乡居民基本养老保险"};

constexpr Column county_code{.name = "county_code",
                             .title = "行政区划代码",
                             .aliases = {"区县代码", "县区代码"},
                             .meaning = "the county that the row belongs to (GB/T 2260)",
                             .meaning_zh = "所属县级行政区划代码（GB/T 2260）",
                             .form = ValueForm::region_code,
                             .example = "130225"};

constexpr Column town{.name = "town",
                      .title = "乡镇",
                      .aliases = {"街道"},
                      .meaning = "township or street, where the person lives",
                      .meaning_zh = "居住地乡镇或街道",
                      .example = "姜各庄镇"};

constexpr Column village{.name = "village",
                         .title = "村",
                         .aliases = {"社区"},
                         .meaning = "village or community, where the person lives",
                         .meaning_zh = "居住地村或社区",
                         .example = "东庄村"};

constexpr Column account{.name = "account",
                         .title = "银行账号",
                         .aliases = {"账号"},
                         .meaning = "the bank account that the benefit goes to",
                         .meaning_zh = "待遇发放银行账号",
                         .form = ValueForm::account,
                         .example = "6217000010001234567",
                         .unusable = Unusable::keep_damaged};

constexpr Column amount{.name = "amount",
                        .title = "金额",
                        .aliases = {"发放金额", "代缴金额"},
                        .meaning = "what was paid",
                        .meaning_zh = "实际支付的金额",
                        .form = ValueForm::yuan,
                        .example = "108.00"};

constexpr Column paid_on{.name = "paid_on",
                         .title = "发放日期",
                         .aliases = {"缴费日期"},
                         .meaning = "the day of payment",
                         .meaning_zh = "实际支付的日期",
                         .form = ValueForm::day,
                         .example = "2018-03-15"};

// ---- the feeds' columns ----

constexpr Column roll_columns[] = {
    needed(id_number),
    needed(name),
    sex,
    birth_date,
    needed(scheme),
    needed(county_code),
    town,
    village,
    account,
    {.name = "enrolled_on",
     .title = "参保日期",
     .aliases = {},
     .meaning = "the day of enrolment",
     .meaning_zh = "参保登记的日期",
     .form = ValueForm::day,
     .example = "2010-01-01"},
    {.name = "benefit_from",
     .title = "待遇开始月份",
     .aliases = {"待遇开始年月"},
     .meaning = "the first month of benefit; empty: not yet a recipient",
     .meaning_zh = "开始领取待遇的月份；空白表示尚未领取",
     .form = ValueForm::month,
     .example = "2010-01"},
    {.name = "benefit_to",
     .title = "待遇终止月份",
     .aliases = {},
     .meaning = "the last month of benefit; empty: goes on",
     .meaning_zh = "最后一个领取待遇的月份；空白表示仍在领取",
     .form = ValueForm::month,
     .example = "2018-02"},
    {.name = "account_balance",
     .title = "个人账户余额",
     .aliases = {},
     .meaning = "the balance of the personal account, which is owed to the survivors",
     .meaning_zh = "个人账户余额，参保人死亡后应退还遗属",
     .form = ValueForm::yuan,
     .example = "3210.55"},
};

constexpr Column payment_columns[] = {
    needed(id_number),
    name,
    needed(scheme),
    needed({.name = "month",
            .title = "发放月份",
            .aliases = {"所属月份", "费款所属期"},
            .meaning = "the month that the benefit is for",
            .meaning_zh = "待遇所属的月份",
            .form = ValueForm::month,
            .example = "2018-03"}),
    needed(amount),
    needed(paid_on),
    account,
    needed(county_code),
};

// A list of deaths with mistyped or missing numbers is normal, and a death is worth knowing without the rest.
constexpr Column death_columns[] = {
    kept_when_damaged(column_needed(id_number)),
    needed(name),
    sex,
    birth_date,
    needed({.name = "death_date",
            .title = "死亡日期",
            .aliases = {},
            .meaning = "the day of death",
            .meaning_zh = "死亡的日期",
            .form = ValueForm::day,
            .example = "2018-01-20"}),
    kept_when_damaged(county_code),
    town,
    village,
    {.name = "recorded_on",
     .title = "登记日期",
     .aliases = {},
     .meaning = "the day on which the supplier recorded the death",
     .meaning_zh = "提供单位登记死亡的日期",
     .form = ValueForm::day,
     .example = "2018-02-01",
     .unusable = Unusable::keep_damaged},
};

constexpr Column registry_columns[] = {
    needed(id_number),
    column_needed(name),
    needed(county_code),
    town,
    village,
    needed({.name = "valid_from",
            .title = "开始日期",
            .aliases = {"认定日期"},
            .meaning = "the first day in the registry",
            .meaning_zh = "纳入名单的第一天",
            .form = ValueForm::day,
            .example = "2017-01-01"}),
    {.name = "valid_to",
     .title = "结束日期",
     .aliases = {"退出日期"},
     .meaning = "the last day in the registry; empty: still in it",
     .meaning_zh = "在名单内的最后一天；空白表示仍在名单内",
     .form = ValueForm::day,
     .example = "2017-12-31"},
};

constexpr Column subsidy_columns[] = {
    needed(id_number),
    name,
    needed({.name = "year",
            .title = "年度",
            .aliases = {},
            .meaning = "the year that the contribution is for",
            .meaning_zh = "缴费所属的年度",
            .form = ValueForm::year,
            .example = "2017"}),
    needed(amount),
    needed(paid_on),
    needed(county_code),
};

constexpr Column trace_columns[] = {
    needed(id_number),
    name,
    needed({.name = "kind",
            .title = "类型",
            .aliases = {"痕迹类型"},
            .meaning = "what the person did or was seen doing",
            .meaning_zh = "本人办理或被见到的事项",
            .form = ValueForm::trace_kind,
            .example = "住院"}),
    needed({.name = "seen_on",
            .title = "日期",
            .aliases = {"发生日期"},
            .meaning = "the day of it",
            .meaning_zh = "事项发生的日期",
            .form = ValueForm::day,
            .example = "2018-02-20"}),
    kept_when_damaged(county_code),
};

// ---- the feeds ----

constexpr FeedInfo all_feeds[] = {
    {Feed::roll, "roll", "参保花名册", "the agency's own register (社会保险经办机构)",
     "who is insured in which scheme, who draws a benefit, and what survivors are owed (C2, D3, S3, L1)",
     roll_columns},
    {Feed::payments, "payments", "待遇发放明细", "the agency's own ledger (社会保险经办机构)",
     "each month's benefit as it was paid (Q2, D1, D3, S1)", payment_columns},
    {Feed::deaths_health, "deaths-health", "死亡医学证明名单", "health (卫生健康部门)",
     "deaths with a medical certificate (Q3, D1, D3, D4)", death_columns},
    {Feed::deaths_civil_affairs, "deaths-civil-affairs", "殡葬火化名单", "civil affairs (民政部门)",
     "cremations and burials (Q3, D1, D3, D4)", death_columns},
    {Feed::deaths_village, "deaths-village", "村级死亡零报告", "village committees (村民委员会)",
     "deaths in the village; a month without one is reported too, "
     "as a file with nothing but its header (Q3, H1, D1)",
     death_columns},
    {Feed::registry_dibao, "registry-dibao", "最低生活保障对象名单", "civil affairs (民政部门)",
     "stays in the registry of the minimum living allowance (C1, C3, P1, P6)", registry_columns},
    {Feed::registry_registered_poor, "registry-registered-poor", "建档立卡贫困人口名单",
     "the poverty office (扶贫部门)", "stays in the registry of the poor (C1, C3, P1, P4, P6)",
     registry_columns},
    {Feed::subsidies, "subsidies", "政府代缴养老保险费明细",
     "finance and the agency (财政部门、社会保险经办机构)",
     "resident-pension contributions that government paid for a person (C4, P1, P5)", subsidy_columns},
    {Feed::traces_of_life, "traces-of-life", "生存痕迹",
     "health, medical insurance, transport and others (数据共享)",
     "signs of life, which certify silently and overrule a wrong record of death (Q1, D4, L1)",
     trace_columns},
};

// ---- words ----

constexpr Term sex_terms[] = {
    {static_cast<std::uint8_t>(Sex::male), "male", {"男", "男性", "m", "1"}},
    {static_cast<std::uint8_t>(Sex::female), "female", {"女", "女性", "f", "2"}},
};

constexpr Term scheme_terms[] = {
    {static_cast<std::uint8_t>(Scheme::resident_pension),
     "resident_pension",
     {"城乡居民基本养老保险", "城乡居民养老保险", "城乡居民养老", "居民养老"}},
    {static_cast<std::uint8_t>(Scheme::employee_pension),
     "employee_pension",
     {"企业职工基本养老保险", "城镇职工基本养老保险", "企业职工养老", "职工养老"}},
};

constexpr Term trace_terms[] = {
    {static_cast<std::uint8_t>(TraceKind::counter_visit),
     "counter_visit",
     {"窗口办理", "柜台办理", "现场办理"}},
    {static_cast<std::uint8_t>(TraceKind::home_visit), "home_visit", {"入户走访", "上门核实", "入户核实"}},
    {static_cast<std::uint8_t>(TraceKind::hospital_stay), "hospital_stay", {"住院"}},
    {static_cast<std::uint8_t>(TraceKind::vaccination), "vaccination", {"疫苗接种", "接种疫苗"}},
    {static_cast<std::uint8_t>(TraceKind::outpatient_visit), "outpatient_visit", {"门诊", "门诊就医"}},
    {static_cast<std::uint8_t>(TraceKind::card_payment_in_person),
     "card_payment_in_person",
     {"本人刷卡", "持卡消费"}},
    {static_cast<std::uint8_t>(TraceKind::travel), "travel", {"出行", "乘车", "实名出行"}},
    {static_cast<std::uint8_t>(TraceKind::phone_contact), "phone_contact", {"电话联系", "电话核实"}},
};

}  // namespace

std::string describe(ValueForm form) {
  switch (form) {
    case ValueForm::id_number:
      return "18 characters, or the 15 digits of before 1999; "
             "x for X, full-width digits, blanks and an apostrophe in front are read too";
    case ValueForm::person_name:
      return "a name of at most 200 characters";
    case ValueForm::text:
      return "a text of at most 200 characters";
    case ValueForm::account:
      return "an account number; blanks in it are passed over";
    case ValueForm::day:
      return "2018-03-01, 2018/3/1, 2018.3.1, 20180301 or 2018年3月1日";
    case ValueForm::month:
      return "2018-03, 2018/3, 201803 or 2018年3月; also the month's first day (2018-03-01)";
    case ValueForm::year:
      return "2018 or 2018年";
    case ValueForm::yuan:
      return "yuan, not negative, at most two decimals, no separators (128, 128.5, 128.50)";
    case ValueForm::region_code:
      return "six digits of GB/T 2260 in a known province";
    case ValueForm::sex:
    case ValueForm::scheme:
    case ValueForm::trace_kind: {
      std::vector<std::string> words;
      for (const Term& term : terms(form))
        words.push_back(fmt::format("{} ({})", term.name, fmt::join(term.aliases, ", ")));
      return fmt::format("{}", fmt::join(words, "; "));
    }
  }
  return {};
}

std::span<const Term> terms(ValueForm form) {
  switch (form) {
    case ValueForm::sex:
      return sex_terms;
    case ValueForm::scheme:
      return scheme_terms;
    case ValueForm::trace_kind:
      return trace_terms;
    default:
      return {};
  }
}

std::optional<std::uint8_t> find_term(std::span<const Term> known, std::string_view text) {
  const auto find = [known](auto is_same) -> std::optional<std::uint8_t> {
    for (const Term& term : known)
      if (is_same(term.name) || std::any_of(term.aliases.begin(), term.aliases.end(), is_same))
        return term.value;
    return std::nullopt;
  };
  // Nearly every cell holds a word just as it stands in the table.
  if (const auto value = find([text](std::string_view word) { return word == text; })) return value;
  return find([key = name_key(text)](std::string_view word) { return name_key(word) == key; });
}

std::span<const FeedInfo> feeds() { return all_feeds; }

const FeedInfo& info(Feed feed) { return all_feeds[static_cast<std::size_t>(feed) - 1]; }

std::optional<Feed> find_feed(std::string_view feed_name) {
  const auto* const found =
      std::find_if(std::begin(all_feeds), std::end(all_feeds),
                   [feed_name](const FeedInfo& entry) { return entry.name == feed_name; });
  if (found == std::end(all_feeds)) return std::nullopt;
  return found->feed;
}

}  // namespace benefit::intake
