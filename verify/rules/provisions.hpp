// The provisions of the notice that the checks rest on. The Chinese text is authoritative and quoted as it
// stands. Codes are those of the table of provisions that the agency works with (Q1, Q3, ...).
#pragma once

#include <string_view>

namespace benefit::rules {

struct Provision {
  std::string_view code;      ///< "Q3"
  std::string_view document;  ///< number of the document
  std::string_view place;     ///< part, section and item within it
  std::string_view text;      ///< its words
};

/// Forwarded to the counties of Tangshan by 唐人社字〔2018〕58号; in force from 2018-01-01.
inline constexpr std::string_view hebei_2018_3 = "冀人社发〔2018〕3号";

inline constexpr Provision q1{"Q1", hebei_2018_3, "三(二)1",
                              "建立以人脸识别为主、多技术手段并存的待遇领取资格认证系统"};
inline constexpr Provision q3{"Q3", hebei_2018_3, "三(二)1",
                              "严厉打击死亡冒领及欺诈、骗取社会保险基金的行为，确保基金安全"};
inline constexpr Provision q4{"Q4", hebei_2018_3, "三(二)1",
                              "各地社会保险经办机构要按规定支付参保人员社会保险待遇"};
inline constexpr Provision c1{"C1", hebei_2018_3, "三(一)",
                              "依托社会保险信息系统,建立参保人员与贫困人员信息比对机制"};
inline constexpr Provision p1{
    "P1", hebei_2018_3, "二(一)1",
    "2020年前，对贫困人员参加城乡居民基本养老保险的，地方人民政府为其代缴不低于最低缴费档次的养老保险费"};
inline constexpr Provision p2{"P2", hebei_2018_3, "二(一)1",
                              "代缴费用所需资金由省、设区市、县（市、区）按1:1:"
                              "1的比例分担，省财政直管县（市）所需资金设区市负担部分由省级财政负担"};
inline constexpr Provision p3{"P3", hebei_2018_3, "二(一)1", "并在提高最低缴费档次时，对其保留100元缴费档次"};
inline constexpr Provision p4{
    "P4", hebei_2018_3, "二(一)1",
    "对60周岁及以上建档立卡贫困人员，未参加城乡居民基本养老保险的，不再补缴养老保险费，由本人提出申请，"
    "当地经办机构为其办理待遇领取手续，自办理手续次月起按月计发待遇"};
inline constexpr Provision p5{"P5", hebei_2018_3, "二(一)1",
                              "政府代缴城乡居民养老保险费每年每人只能享受一次"};

inline constexpr Provision p6{
    "P6", hebei_2018_3, "二(一)2",
    "同一个自然年度内，有过贫困人员身份经历的参保人员，均应纳入政府代缴养老保险费范围"};
inline constexpr Provision p7{"P7", hebei_2018_3, "二(一)4",
                              "“十三五”期间，在认定农村低保和扶贫对象时，中央和地方政府确定的城乡居民基本养老"
                              "保险基础养老金暂不计入家庭收入"};
inline constexpr Provision m1{"M1", hebei_2018_3, "二(二)1",
                              "参加城乡居民基本医疗保险的，建档立卡贫困人口（含2016年8月1日后按照贫困退出程序"
                              "退出的建档立卡贫困人口）、特困供养人员个人缴费部分由财政给予全额资助，其他困难"
                              "保障救助对象个人缴费部分，财政按个人缴费标准的60%予以资助"};
inline constexpr Provision m2{
    "M2", hebei_2018_3, "二(二)1",
    "依法将包括农民工在内的合同制工人纳入生育保险，由用人单位缴纳生育保险费，职工个人不缴费"};
inline constexpr Provision m3{"M3", hebei_2018_3, "二(二)3",
                              "参加城乡居民基本医疗保险的非就业妇女，符合国家计划生育政策的住院正常分娩医疗费"
                              "用，城乡居民基本医疗保险基金按规定给予定额报销"};
inline constexpr Provision u1{"U1", hebei_2018_3, "二(四)",
                              "用人单位与农民工终止或解除劳动合同，符合领取失业保险金条件的农民工，可向参保地"
                              "失业保险经办机构提出申请，按照城镇职工的标准领取失业保险金"};
inline constexpr Provision u2{"U2", hebei_2018_3, "二(四)",
                              "在领取失业保险金期间参加职工医保的，由失业保险基金负担医疗保险费；参加城镇居民"
                              "医保的，可按照实际缴纳的医疗保险费领取医疗保险补贴"};
inline constexpr Provision i1{"I1", hebei_2018_3, "二(三)1",
                              "继续大力推进全省建筑业按项目参加工伤保险“同舟计划”专项扩面行动，继续健全和理顺"
                              "长效工作机制，确保新开工项目全部参保"};
inline constexpr Provision t1{
    "T1", hebei_2018_3, "三(三)",
    "农村贫困患者在县域内住院实行先诊疗后付费，个人无须缴纳押金，出院结算时只缴纳个人应自付的费用"};

}  // namespace benefit::rules
