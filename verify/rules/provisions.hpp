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
inline constexpr Provision p4{
    "P4", hebei_2018_3, "二(一)1",
    "对60周岁及以上建档立卡贫困人员，未参加城乡居民基本养老保险的，不再补缴养老保险费，由本人提出申请，"
    "当地经办机构为其办理待遇领取手续，自办理手续次月起按月计发待遇"};
inline constexpr Provision p5{"P5", hebei_2018_3, "二(一)1",
                              "政府代缴城乡居民养老保险费每年每人只能享受一次"};

}  // namespace benefit::rules
