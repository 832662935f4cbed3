#include "verify/intake/catalogue.hpp"

#include "verify/intake/name_key.hpp"
#include "verify/types/facts.hpp"

#include <algorithm>
#include <chrono>
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

constexpr Column with_examples(Column column, std::string_view first, std::string_view second) {
  column.example = first;
  column.second_example = second;
  return column;
}

constexpr Column id_number{.name = "id_number",
                           .title = "公民身份号码",
                           .aliases = {"身份证号", "身份证号码", "证件号码"},
                           .meaning = "the person's citizen ID number",
                           .meaning_zh = "本人的公民身份号码",
                           .form = ValueForm::id_number,
                           .example = "11010519491231002X",
                           .second_example = "130225195106150139"};

constexpr Column name{.name = "name",
                      .title = "姓名",
                      .aliases = {},
                      .meaning = "the person's name",
                      .meaning_zh = "本人姓名",
                      .form = ValueForm::person_name,
                      .example = "王小明",
                      .second_example = "李长顺"};

constexpr Column sex{.name = "sex",
                     .title = "性别",
                     .aliases = {},
                     .meaning = "the person's sex",
                     .meaning_zh = "本人性别",
                     .form = ValueForm::sex,
                     .example = "女",
                     .second_example = "男",
                     .unusable = Unusable::keep_damaged};

constexpr Column birth_date{.name = "birth_date",
                            .title = "出生日期",
                            .aliases = {},
                            .meaning = "the person's day of birth",
                            .meaning_zh = "本人出生日期",
                            .form = ValueForm::day,
                            .example = "1949-12-31",
                            .second_example = "1951-06-15",
                            .unusable = Unusable::keep_damaged};

constexpr Column scheme{.name = "scheme",
                        .title = "险种",
                        .aliases = {"险种类型"},
                        .meaning = "the pension scheme",
                        .meaning_zh = "养老保险险种",
                        .form = ValueForm::scheme,
                        .example = "城乡居民基本养老保险",
                        .second_example = "城乡居民基本养老保险"};

constexpr Column county_code{.name = "county_code",
                             .title = "行政区划代码",
                             .aliases = {"区县代码", "县区代码"},
                             .meaning = "the county that the row belongs to (GB/T 2260)",
                             .meaning_zh = "所属县级行政区划代码（GB/T 2260）",
                             .form = ValueForm::region_code,
                             .example = "130225",
                             .second_example = "130225"};

constexpr Column town{.name = "town",
                      .title = "乡镇",
                      .aliases = {"街道"},
                      .meaning = "township or street, where the person lives",
                      .meaning_zh = "居住地乡镇或街道",
                      .example = "姜各庄镇",
                      .second_example = "姜各庄镇"};

constexpr Column village{.name = "village",
                         .title = "村",
                         .aliases = {"社区"},
                         .meaning = "village or community, where the person lives",
                         .meaning_zh = "居住地村或社区",
                         .example = "东庄村",
                         .second_example = "西庄村"};

constexpr Column account{.name = "account",
                         .title = "银行账号",
                         .aliases = {"账号"},
                         .meaning = "the bank account that the benefit goes to",
                         .meaning_zh = "待遇发放银行账号",
                         .form = ValueForm::account,
                         .example = "6217000010001234567",
                         .second_example = "6217000010007654321",
                         .unusable = Unusable::keep_damaged};

constexpr Column amount{.name = "amount",
                        .title = "金额",
                        .aliases = {"发放金额", "代缴金额"},
                        .meaning = "what was paid",
                        .meaning_zh = "实际支付的金额",
                        .form = ValueForm::yuan,
                        .example = "108.00",
                        .second_example = "108.00"};

constexpr Column paid_on{.name = "paid_on",
                         .title = "发放日期",
                         .aliases = {"缴费日期"},
                         .meaning = "the day of payment",
                         .meaning_zh = "实际支付的日期",
                         .form = ValueForm::day,
                         .example = "2018-03-15",
                         .second_example = "2018-03-15"};

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
     .example = "2010-01-01",
     .second_example = "2010-01-01"},
    {.name = "formalities_on",
     .title = "办理领取手续日期",
     .aliases = {"待遇办理日期", "申领日期"},
     .meaning =
         "the day on which the benefit was applied for and granted; it is due from the month after (P4)",
     .meaning_zh = "办理待遇领取手续的日期；自次月起发放",
     .form = ValueForm::day,
     .example = "2010-03-15",
     .second_example = "2011-06-20"},
    {.name = "benefit_from",
     .title = "待遇开始月份",
     .aliases = {"待遇开始年月"},
     .meaning = "the first month of benefit; empty: not yet a recipient",
     .meaning_zh = "开始领取待遇的月份；空白表示尚未领取",
     .form = ValueForm::month,
     .example = "2010-04",
     .second_example = "2011-07"},
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
     .example = "3210.55",
     .second_example = "1650.00"},
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
            .example = "2018-03",
            .second_example = "2018-03"}),
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
            .example = "2018-01-20",
            .second_example = "2018-02-11"}),
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
     .second_example = "2018-02-13",
     .unusable = Unusable::keep_damaged},
    {.name = "withdrawn_on",
     .title = "撤销日期",
     .aliases = {"更正日期", "撤回日期"},
     .meaning =
         "the day on which the supplier took the record back, because the person is alive; empty: it stands",
     .meaning_zh = "提供单位撤销该死亡登记的日期（本人健在）；空白表示登记有效",
     .form = ValueForm::day,
     .example = "2018-05-02"},
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
            .example = "2017-01-01",
            .second_example = "2017-07-01"}),
    {.name = "valid_to",
     .title = "结束日期",
     .aliases = {"退出日期"},
     .meaning = "the last day in the registry; empty: still in it",
     .meaning_zh = "在名单内的最后一天；空白表示仍在名单内",
     .form = ValueForm::day,
     .example = "2017-12-31"},
    {.name = "exit_procedure",
     .title = "是否按程序退出",
     .aliases = {"按贫困退出程序退出"},
     .meaning = "whether the stay ended by the procedure for leaving poverty, so that help goes on (M1)",
     .meaning_zh = "是否按照贫困退出程序退出（退出后继续享受政策）",
     .form = ValueForm::yes_no,
     .example = "是"},
};

constexpr Column subsidy_columns[] = {
    needed(id_number),
    name,
    {.name = "scheme",
     .title = "险种",
     .aliases = {"险种类型"},
     .meaning = "the scheme that was paid for; without it the resident pension",
     .meaning_zh = "代缴或补贴的险种；未填为城乡居民基本养老保险",
     .form = ValueForm::scheme,
     .example = "城乡居民基本养老保险",
     .second_example = "城乡居民基本养老保险"},
    {.name = "basis",
     .title = "补贴依据",
     .aliases = {"代缴依据"},
     .meaning = "why government pays; without it poverty",
     .meaning_zh = "政府代缴或补贴的依据；未填为贫困代缴",
     .form = ValueForm::subsidy_basis,
     .example = "贫困代缴",
     .second_example = "贫困代缴"},
    needed({.name = "year",
            .title = "年度",
            .aliases = {},
            .meaning = "the year that the contribution is for",
            .meaning_zh = "缴费所属的年度",
            .form = ValueForm::year,
            .example = "2017",
            .second_example = "2017"}),
    needed(amount),
    {.name = "province_share",
     .title = "省级负担",
     .aliases = {"省级补助", "省负担金额"},
     .meaning = "what of it the province bears",
     .meaning_zh = "其中省级财政负担的金额",
     .form = ValueForm::yuan,
     .example = "36.00",
     .second_example = "36.00"},
    {.name = "city_share",
     .title = "市级负担",
     .aliases = {"市级补助", "设区市负担金额"},
     .meaning = "what of it the city bears",
     .meaning_zh = "其中设区市财政负担的金额",
     .form = ValueForm::yuan,
     .example = "36.00",
     .second_example = "36.00"},
    {.name = "county_share",
     .title = "县级负担",
     .aliases = {"县级补助", "县负担金额"},
     .meaning = "what of it the county bears",
     .meaning_zh = "其中县级财政负担的金额",
     .form = ValueForm::yuan,
     .example = "36.00",
     .second_example = "36.00"},
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
            .example = "住院",
            .second_example = "窗口办理"}),
    needed({.name = "seen_on",
            .title = "日期",
            .aliases = {"发生日期"},
            .meaning = "the day of it",
            .meaning_zh = "事项发生的日期",
            .form = ValueForm::day,
            .example = "2018-02-20",
            .second_example = "2018-03-05"}),
    kept_when_damaged(county_code),
};

constexpr Column contribution_columns[] = {
    needed(id_number),
    name,
    needed(scheme),
    needed({.name = "payer",
            .title = "缴费主体",
            .aliases = {"缴费方"},
            .meaning = "who paid",
            .meaning_zh = "由谁缴费",
            .form = ValueForm::payer,
            .example = "个人",
            .second_example = "个人"}),
    {.name = "kind",
     .title = "缴费类型",
     .aliases = {"业务类型"},
     .meaning = "regular, a back payment for years past, or refused; without it regular",
     .meaning_zh = "正常缴费、补缴，或未受理；未填为正常缴费",
     .form = ValueForm::contribution_kind,
     .example = "正常缴费",
     .second_example = "正常缴费"},
    needed({.name = "year",
            .title = "年度",
            .aliases = {"缴费年度"},
            .meaning = "the year that the contribution is for",
            .meaning_zh = "缴费所属的年度",
            .form = ValueForm::year,
            .example = "2018",
            .second_example = "2017"}),
    {.name = "month",
     .title = "所属月份",
     .aliases = {"费款所属期"},
     .meaning = "the month that it is for, of schemes paid by month",
     .meaning_zh = "按月缴费险种的费款所属月份",
     .form = ValueForm::month,
     .example = "2018-03",
     .second_example = "2018-03"},
    needed(amount),
    {.name = "tier_asked_for",
     .title = "选择缴费档次",
     .aliases = {"申请档次", "缴费档次"},
     .meaning = "the yearly tier that the person chose",
     .meaning_zh = "本人选择的年缴费档次",
     .form = ValueForm::yuan,
     .example = "100.00"},
    needed(paid_on),
    {.name = "employer",
     .title = "用人单位",
     .aliases = {"单位名称"},
     .meaning = "the employer",
     .meaning_zh = "用人单位名称",
     .example = "唐山某某建筑公司"},
    needed(county_code),
};

constexpr Column household_columns[] = {
    needed(id_number),
    name,
    needed({.name = "household",
            .title = "户编号",
            .aliases = {"家庭编号", "户号"},
            .meaning = "the number of the household",
            .meaning_zh = "家庭（户）编号",
            .example = "130225-000123",
            .second_example = "130225-000123"}),
    needed({.name = "relation",
            .title = "与户主关系",
            .aliases = {"关系"},
            .meaning = "what the person is to the head of the household",
            .meaning_zh = "与户主的关系",
            .form = ValueForm::relation,
            .example = "户主",
            .second_example = "配偶"}),
    needed({.name = "valid_from",
            .title = "开始日期",
            .aliases = {"入户日期"},
            .meaning = "the first day in the household",
            .meaning_zh = "成为家庭成员的第一天",
            .form = ValueForm::day,
            .example = "2016-01-01",
            .second_example = "2016-01-01"}),
    {.name = "valid_to",
     .title = "结束日期",
     .aliases = {"离户日期"},
     .meaning = "the last day in the household; empty: still in it",
     .meaning_zh = "作为家庭成员的最后一天；空白表示仍是成员",
     .form = ValueForm::day,
     .example = "2017-12-31"},
    kept_when_damaged(county_code),
};

constexpr Column household_decision_columns[] = {
    needed(id_number),
    name,
    needed({.name = "household",
            .title = "户编号",
            .aliases = {"家庭编号", "户号"},
            .meaning = "the number of the household, whose head the row names",
            .meaning_zh = "家庭（户）编号，本行为其户主",
            .example = "130225-000123",
            .second_example = "130225-000124"}),
    needed({.name = "registry",
            .title = "救助类别",
            .aliases = {"认定类别"},
            .meaning = "the registry that was decided on",
            .meaning_zh = "认定的救助类别",
            .form = ValueForm::registry,
            .example = "低保",
            .second_example = "建档立卡"}),
    needed({.name = "outcome",
            .title = "认定结果",
            .aliases = {"结果"},
            .meaning = "what was decided",
            .meaning_zh = "认定结果",
            .form = ValueForm::household_outcome,
            .example = "不予纳入",
            .second_example = "纳入"}),
    needed({.name = "decided_on",
            .title = "认定日期",
            .aliases = {"决定日期"},
            .meaning = "the day of the decision",
            .meaning_zh = "作出认定的日期",
            .form = ValueForm::day,
            .example = "2018-04-10",
            .second_example = "2018-04-11"}),
    needed({.name = "members",
            .title = "家庭人口",
            .aliases = {"人口数"},
            .meaning = "how many people share the income",
            .meaning_zh = "共享收入的家庭人口数",
            .form = ValueForm::count,
            .example = "2",
            .second_example = "3"}),
    needed({.name = "income",
            .title = "家庭年收入",
            .aliases = {"计入收入"},
            .meaning = "the household's yearly income as it was counted",
            .meaning_zh = "认定时计入的家庭年收入",
            .form = ValueForm::yuan,
            .example = "9200.00",
            .second_example = "8100.00"}),
    needed({.name = "basic_pension",
            .title = "其中基础养老金",
            .aliases = {"基础养老金"},
            .meaning = "what of it is the basic pension of the resident scheme",
            .meaning_zh = "其中城乡居民基本养老保险基础养老金",
            .form = ValueForm::yuan,
            .example = "2160.00",
            .second_example = "0.00"}),
    {.name = "income_line",
     .title = "认定标准",
     .aliases = {"年人均标准"},
     .meaning = "the line per head and year by which it was decided",
     .meaning_zh = "认定所依据的年人均收入标准",
     .form = ValueForm::yuan,
     .example = "3600.00",
     .second_example = "3600.00"},
    kept_when_damaged(county_code),
};

constexpr Column maternity_columns[] = {
    needed(with_examples(id_number, "130225198805120047", "130225199109300022")),
    with_examples(name, "王桂兰", "李秀英"),
    needed({.name = "kind",
            .title = "待遇类别",
            .aliases = {"待遇类型"},
            .meaning = "which benefit was paid for the birth",
            .meaning_zh = "为该次生育支付的待遇",
            .form = ValueForm::maternity_kind,
            .example = "定额报销",
            .second_example = "生育保险待遇"}),
    needed({.name = "born_on",
            .title = "分娩日期",
            .aliases = {"出生日期"},
            .meaning = "the day of the birth",
            .meaning_zh = "分娩日期",
            .form = ValueForm::day,
            .example = "2018-02-11",
            .second_example = "2018-02-20"}),
    needed(with_examples(amount, "500.00", "9800.00")),
    needed(with_examples(paid_on, "2018-03-15", "2018-04-02")),
    {.name = "hospital",
     .title = "医院",
     .aliases = {"医疗机构"},
     .meaning = "the hospital of the birth",
     .meaning_zh = "分娩的医院",
     .example = "乐亭县医院",
     .second_example = "乐亭县医院"},
    kept_when_damaged(county_code),
};

constexpr Column settlement_columns[] = {
    needed(id_number),
    name,
    {.name = "hospital",
     .title = "医院",
     .aliases = {"医疗机构"},
     .meaning = "the hospital",
     .meaning_zh = "医院名称",
     .example = "乐亭县医院",
     .second_example = "乐亭县医院"},
    needed({.name = "admitted_on",
            .title = "入院日期",
            .aliases = {},
            .meaning = "the day of admission",
            .meaning_zh = "入院日期",
            .form = ValueForm::day,
            .example = "2018-03-02",
            .second_example = "2018-03-20"}),
    {.name = "settled_on",
     .title = "结算日期",
     .aliases = {"出院结算日期"},
     .meaning = "the day on which the bill was settled; empty: not yet",
     .meaning_zh = "出院结算日期；空白表示尚未结算",
     .form = ValueForm::day,
     .example = "2018-03-12"},
    needed({.name = "deposit",
            .title = "押金",
            .aliases = {"住院押金", "预交金"},
            .meaning = "what was taken before treatment; 0.00 when nothing",
            .meaning_zh = "入院前收取的押金；未收填0.00",
            .form = ValueForm::yuan,
            .example = "1000.00",
            .second_example = "0.00"}),
    {.name = "returned",
     .title = "已退押金",
     .aliases = {"退还押金"},
     .meaning = "what of the deposit was given back",
     .meaning_zh = "其中已退还的押金",
     .form = ValueForm::yuan,
     .example = "500.00"},
    needed(county_code),
};

constexpr Column absence_columns[] = {
    needed(id_number),
    name,
    needed({.name = "kind",
            .title = "情形",
            .aliases = {"类型"},
            .meaning = "why the person is away",
            .meaning_zh = "缺位的情形",
            .form = ValueForm::absence_kind,
            .example = "服刑",
            .second_example = "出境定居"}),
    needed({.name = "valid_from",
            .title = "开始日期",
            .aliases = {"起始日期"},
            .meaning = "its first day",
            .meaning_zh = "开始日期",
            .form = ValueForm::day,
            .example = "2017-06-01",
            .second_example = "2018-01-15"}),
    {.name = "valid_to",
     .title = "结束日期",
     .aliases = {"终止日期"},
     .meaning = "its last day; empty: it goes on",
     .meaning_zh = "结束日期；空白表示仍在持续",
     .form = ValueForm::day,
     .example = "2019-05-31"},
    {.name = "authority",
     .title = "登记单位",
     .aliases = {"提供单位"},
     .meaning = "who recorded it",
     .meaning_zh = "登记或提供信息的单位",
     .example = "唐山市中级人民法院",
     .second_example = "乐亭县公安局"},
    kept_when_damaged(county_code),
};

constexpr Column benefit_event_columns[] = {
    needed(id_number),
    name,
    needed(scheme),
    needed({.name = "kind",
            .title = "变动类型",
            .aliases = {"业务类型"},
            .meaning = "what was done",
            .meaning_zh = "办理的变动",
            .form = ValueForm::benefit_event_kind,
            .example = "人工认证",
            .second_example = "变更账号"}),
    needed({.name = "on",
            .title = "办理日期",
            .aliases = {"日期"},
            .meaning = "the day on which it was done",
            .meaning_zh = "办理日期",
            .form = ValueForm::day,
            .example = "2018-03-05",
            .second_example = "2018-03-06"}),
    {.name = "station",
     .title = "经办点",
     .aliases = {"服务站", "站点"},
     .meaning = "the station",
     .meaning_zh = "办理的经办点",
     .example = "姜各庄镇服务站",
     .second_example = "姜各庄镇服务站"},
    {.name = "operator",
     .title = "经办人",
     .aliases = {"操作员"},
     .meaning = "the operator",
     .meaning_zh = "经办人",
     .example = "li",
     .second_example = "wang"},
    account,
    kept_when_damaged(county_code),
};

constexpr Column account_columns[] = {
    needed(id_number),
    name,
    needed(account),
    {.name = "opened_on",
     .title = "开户日期",
     .aliases = {},
     .meaning = "the day on which the account was opened",
     .meaning_zh = "开户日期",
     .form = ValueForm::day,
     .example = "2009-05-20",
     .second_example = "2012-03-08"},
};

constexpr Column project_columns[] = {
    needed({.name = "number",
            .title = "项目编号",
            .aliases = {"施工许可证号"},
            .meaning = "the number of the project",
            .meaning_zh = "建设项目编号",
            .example = "130225201803050101",
            .second_example = "130225201804100102"}),
    needed({.name = "name",
            .title = "项目名称",
            .aliases = {"工程名称"},
            .meaning = "what is built",
            .meaning_zh = "建设项目名称",
            .example = "姜各庄镇中心小学教学楼",
            .second_example = "乐亭县农村公路改造"}),
    {.name = "builder",
     .title = "施工单位",
     .aliases = {"总包单位"},
     .meaning = "the builder",
     .meaning_zh = "施工单位",
     .example = "唐山某某建筑公司",
     .second_example = "唐山某某路桥公司"},
    needed({.name = "started_on",
            .title = "开工日期",
            .aliases = {},
            .meaning = "the day on which work began",
            .meaning_zh = "开工日期",
            .form = ValueForm::day,
            .example = "2018-03-05",
            .second_example = "2018-04-10"}),
    {.name = "insured_on",
     .title = "参保日期",
     .aliases = {"工伤参保日期"},
     .meaning = "the day from which the project is insured against work injury; empty: not insured",
     .meaning_zh = "按项目参加工伤保险的日期；空白表示未参保",
     .form = ValueForm::day,
     .example = "2018-03-01"},
    needed(county_code),
    town,
    village,
};

constexpr Column station_columns[] = {
    needed({.name = "code",
            .title = "经办点编码",
            .aliases = {"站点编码"},
            .meaning = "the code of the station",
            .meaning_zh = "经办点编码",
            .example = "ST0012",
            .second_example = "ST0013"}),
    needed({.name = "name",
            .title = "经办点名称",
            .aliases = {"站点名称"},
            .meaning = "its name, as collections give it",
            .meaning_zh = "经办点名称，与采集记录一致",
            .example = "姜各庄镇服务站",
            .second_example = "中堡镇服务站"}),
    {.name = "operator",
     .title = "经办人",
     .aliases = {"操作员"},
     .meaning = "who works there; empty: the row is for the station",
     .meaning_zh = "在此经办的人员；空白表示本行为经办点",
     .example = "li",
     .second_example = "wang"},
    needed({.name = "valid_from",
            .title = "开始日期",
            .aliases = {"启用日期"},
            .meaning = "the first day",
            .meaning_zh = "开始日期",
            .form = ValueForm::day,
            .example = "2016-01-01",
            .second_example = "2017-03-01"}),
    {.name = "valid_to",
     .title = "结束日期",
     .aliases = {"停用日期"},
     .meaning = "the last day; empty: still",
     .meaning_zh = "结束日期；空白表示仍在用",
     .form = ValueForm::day,
     .example = "2018-06-30"},
    needed(county_code),
    town,
    village,
};

constexpr Column region_columns[] = {
    needed({.name = "code",
            .title = "行政区划代码",
            .aliases = {"区划代码"},
            .meaning = "the county (GB/T 2260)",
            .meaning_zh = "县级行政区划代码（GB/T 2260）",
            .form = ValueForm::region_code,
            .example = "130223",
            .second_example = "130284"}),
    needed({.name = "name",
            .title = "名称",
            .aliases = {"区划名称"},
            .meaning = "its name",
            .meaning_zh = "行政区划名称",
            .example = "滦县",
            .second_example = "滦州市"}),
    needed({.name = "valid_from",
            .title = "开始日期",
            .aliases = {"启用日期"},
            .meaning = "the first day of the code",
            .meaning_zh = "代码启用日期",
            .form = ValueForm::day,
            .example = "1984-01-01",
            .second_example = "2018-09-29"}),
    {.name = "valid_to",
     .title = "结束日期",
     .aliases = {"停用日期"},
     .meaning = "the last day of the code; empty: in force",
     .meaning_zh = "代码停用日期；空白表示仍在用",
     .form = ValueForm::day,
     .example = "2018-09-28"},
    {.name = "successor",
     .title = "后继代码",
     .aliases = {"新代码"},
     .meaning = "the code that took its place",
     .meaning_zh = "取代它的代码",
     .form = ValueForm::region_code,
     .example = "130284"},
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
     "contributions that government paid for a person, by level of government (C4, P1, P2, P5, P6, M1, U2)",
     subsidy_columns, 92},
    {Feed::traces_of_life, "traces-of-life", "生存痕迹",
     "health, medical insurance, transport and others (数据共享)",
     "signs of life, which certify silently and overrule a wrong record of death (Q1, D4, L1)",
     trace_columns},
    {Feed::deaths_police, "deaths-police", "死亡户籍注销名单", "police (公安部门)",
     "residents struck off the register because they died (Q3, D1, D3, D4)", death_columns},
    {Feed::deaths_court, "deaths-court", "宣告死亡名单", "courts (人民法院)",
     "people declared dead, whom nobody has seen dead (Q3, D1, D4)", death_columns, 183},
    {Feed::registry_extreme_hardship, "registry-extreme-hardship", "特困人员名单", "civil affairs (民政部门)",
     "stays in the registry of people in extreme hardship (C1, C3, P1, P6, M1)", registry_columns},
    {Feed::registry_medical_aid, "registry-medical-aid", "医疗救助对象名单", "civil affairs (民政部门)",
     "stays in the registry of medical aid (C1, C3, P1, P6, M1)", registry_columns},
    {Feed::contributions, "contributions", "缴费明细", "the agency's own ledger (社会保险经办机构)",
     "contributions paid by the person, the employer or the unemployment fund, and those that were refused "
     "(P3, P4, M1, M2, U1, U2)",
     contribution_columns},
    {Feed::households, "households", "家庭成员", "police and civil affairs (公安部门、民政部门)",
     "who lives with whom (A1, P7)", household_columns, 366},
    {Feed::household_decisions, "household-decisions", "家庭经济状况核定",
     "civil affairs and the poverty office (民政部门、扶贫部门)",
     "which households were found poor or not, and by which income (P7)", household_decision_columns, 183},
    {Feed::maternity_claims, "maternity-claims", "生育待遇支付明细", "medical insurance (医疗保险经办机构)",
     "what was paid for births (M3)", maternity_columns, 92},
    {Feed::hospital_settlements, "hospital-settlements", "住院结算明细",
     "hospitals and medical insurance (定点医疗机构)",
     "stays in hospital and deposits taken before treatment (T1; a stay is a trace of life, D4)",
     settlement_columns},
    {Feed::absences, "absences", "服刑、出境定居及失踪名单",
     "justice, police and courts (司法、公安部门及人民法院)", "dated absences that a benefit depends on (X1)",
     absence_columns, 92},
    {Feed::benefit_events, "benefit-events", "待遇变动记录", "the agency's own record (社会保险经办机构)",
     "certifications by hand, suspensions, resumptions and changes of account, by operator (A2, A3)",
     benefit_event_columns},
    {Feed::accounts, "accounts", "社保卡银行账户", "banks (合作银行)", "whose the bank accounts are (A1)",
     account_columns, 183},
    {Feed::projects, "projects", "在建工程项目",
     "housing, transport and water authorities (住建、交通、水利部门)",
     "building projects and their insurance against work injury (I1)", project_columns, 92},
    {Feed::stations, "stations", "经办点及经办人员", "the agency's own record (社会保险经办机构)",
     "stations and operators (A2, H1)", station_columns, 366},
    {Feed::regions, "regions", "行政区划沿革", "civil affairs (民政部门)",
     "region codes and when they were in force (H1, H2)", region_columns, 366},
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
    {static_cast<std::uint8_t>(Scheme::resident_medical),
     "resident_medical",
     {"城乡居民基本医疗保险", "城乡居民医疗保险", "居民医保", "城镇居民基本医疗保险"}},
    {static_cast<std::uint8_t>(Scheme::employee_medical),
     "employee_medical",
     {"职工基本医疗保险", "城镇职工基本医疗保险", "职工医保"}},
    {static_cast<std::uint8_t>(Scheme::unemployment), "unemployment", {"失业保险", "失业保险金"}},
    {static_cast<std::uint8_t>(Scheme::maternity), "maternity", {"生育保险"}},
    {static_cast<std::uint8_t>(Scheme::work_injury), "work_injury", {"工伤保险"}},
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

constexpr Term registry_terms[] = {
    {static_cast<std::uint8_t>(Registry::dibao), "dibao", {"最低生活保障", "低保", "低保对象"}},
    {static_cast<std::uint8_t>(Registry::registered_poor),
     "registered_poor",
     {"建档立卡", "建档立卡贫困人口", "贫困人口"}},
    {static_cast<std::uint8_t>(Registry::extreme_hardship),
     "extreme_hardship",
     {"特困人员", "特困", "特困供养"}},
    {static_cast<std::uint8_t>(Registry::medical_aid), "medical_aid", {"医疗救助", "医疗救助对象"}},
};

constexpr Term yes_no_terms[] = {
    {0, "no", {"否", "n", "0"}},
    {1, "yes", {"是", "y", "1"}},
};

constexpr Term subsidy_basis_terms[] = {
    {static_cast<std::uint8_t>(SubsidyBasis::poverty), "poverty", {"贫困代缴", "贫困", "困难群体"}},
    {static_cast<std::uint8_t>(SubsidyBasis::unemployment),
     "unemployment",
     {"失业补贴", "失业", "领取失业金"}},
};

constexpr Term payer_terms[] = {
    {static_cast<std::uint8_t>(Payer::person), "person", {"个人", "本人", "个人缴费"}},
    {static_cast<std::uint8_t>(Payer::employer), "employer", {"单位", "用人单位", "单位缴费"}},
    {static_cast<std::uint8_t>(Payer::unemployment_fund), "unemployment_fund", {"失业保险基金", "失业基金"}},
};

constexpr Term contribution_kind_terms[] = {
    {static_cast<std::uint8_t>(ContributionKind::regular), "regular", {"正常缴费", "正常", "当年缴费"}},
    {static_cast<std::uint8_t>(ContributionKind::back_payment), "back_payment", {"补缴"}},
    {static_cast<std::uint8_t>(ContributionKind::refused), "refused", {"未受理", "拒收", "不予受理"}},
};

/// The words of GB/T 4761, as household registers have them.
constexpr Term relation_terms[] = {
    {static_cast<std::uint8_t>(Relation::head), "head", {"户主", "本人"}},
    {static_cast<std::uint8_t>(Relation::spouse), "spouse", {"配偶", "妻子", "丈夫", "妻", "夫"}},
    {static_cast<std::uint8_t>(Relation::child),
     "child",
     {"子女", "子",   "女",   "儿子", "女儿", "独生子",     "独生女",    "长子",
      "长女", "次子", "次女", "三子", "三女", "四子",       "四女",      "五子",
      "五女", "养子", "养女", "继子", "继女", "养子或继子", "养女或继女"}},
    {static_cast<std::uint8_t>(Relation::parent),
     "parent",
     {"父母", "父亲", "母亲", "父", "母", "继父", "继母", "养父", "养母", "继父或养父", "继母或养母"}},
    {static_cast<std::uint8_t>(Relation::other),
     "other",
     {"其他", "其他亲属", "非亲属", "女婿",   "儿媳",   "儿媳妇", "公公",     "婆婆",
      "岳父", "岳母",     "祖父母", "祖父",   "祖母",   "外祖父", "外祖母",   "祖父母或外祖父母",
      "孙子", "孙女",     "外孙",   "外孙子", "外孙女", "曾孙",   "兄弟姐妹", "兄弟",
      "哥哥", "弟弟",     "姐姐",   "妹妹"}},
};

constexpr Term household_outcome_terms[] = {
    {static_cast<std::uint8_t>(HouseholdOutcome::accepted), "accepted", {"纳入", "批准", "保留"}},
    {static_cast<std::uint8_t>(HouseholdOutcome::refused), "refused", {"不予纳入", "不予批准", "未批准"}},
    {static_cast<std::uint8_t>(HouseholdOutcome::removed), "removed", {"退出", "取消", "清退"}},
};

constexpr Term maternity_kind_terms[] = {
    {static_cast<std::uint8_t>(MaternityKind::fixed_reimbursement),
     "fixed_reimbursement",
     {"定额报销", "居民医保报销"}},
    {static_cast<std::uint8_t>(MaternityKind::employee_benefit),
     "employee_benefit",
     {"生育保险待遇", "生育津贴", "职工生育待遇"}},
};

constexpr Term absence_kind_terms[] = {
    {static_cast<std::uint8_t>(AbsenceKind::prison), "prison", {"服刑", "在押", "判刑"}},
    {static_cast<std::uint8_t>(AbsenceKind::settled_abroad),
     "settled_abroad",
     {"出境定居", "出国定居", "境外定居"}},
    {static_cast<std::uint8_t>(AbsenceKind::missing), "missing", {"失踪", "下落不明"}},
};

constexpr Term benefit_event_kind_terms[] = {
    {static_cast<std::uint8_t>(BenefitEventKind::certified_by_hand),
     "certified_by_hand",
     {"人工认证", "手工认证"}},
    {static_cast<std::uint8_t>(BenefitEventKind::suspended), "suspended", {"暂停", "停发", "暂停发放"}},
    {static_cast<std::uint8_t>(BenefitEventKind::resumed), "resumed", {"恢复", "恢复发放", "续发"}},
    {static_cast<std::uint8_t>(BenefitEventKind::account_changed),
     "account_changed",
     {"变更账号", "账号变更", "变更银行账号"}},
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
    case ValueForm::count:
      return "a whole number from 1 to 999";
    case ValueForm::region_code:
      return "six digits of GB/T 2260 in a known province";
    default: {
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
    case ValueForm::registry:
      return registry_terms;
    case ValueForm::yes_no:
      return yes_no_terms;
    case ValueForm::subsidy_basis:
      return subsidy_basis_terms;
    case ValueForm::payer:
      return payer_terms;
    case ValueForm::contribution_kind:
      return contribution_kind_terms;
    case ValueForm::relation:
      return relation_terms;
    case ValueForm::household_outcome:
      return household_outcome_terms;
    case ValueForm::maternity_kind:
      return maternity_kind_terms;
    case ValueForm::absence_kind:
      return absence_kind_terms;
    case ValueForm::benefit_event_kind:
      return benefit_event_kind_terms;
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

Day expected_by(const FeedInfo& feed, Day received) { return received + std::chrono::days{feed.every_days}; }

bool is_overdue(const FeedInfo& feed, Day received, Day on) { return on > expected_by(feed, received); }

bool is_stale(const FeedInfo& feed, Day received, Day on) {
  return is_overdue(feed, expected_by(feed, received), on);
}

std::optional<Feed> find_feed(std::string_view feed_name) {
  const auto* const found =
      std::find_if(std::begin(all_feeds), std::end(all_feeds),
                   [feed_name](const FeedInfo& entry) { return entry.name == feed_name; });
  if (found == std::end(all_feeds)) return std::nullopt;
  return found->feed;
}

}  // namespace benefit::intake
