// What a case says, as lines of the review screen: the person beside the record, the reasons, the money.
#pragma once

#include "daemon/cli/review/styled_text.hpp"

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Number, state, checks, who; one line.
std::string case_title(const boost::json::object& one_case);

/// The three sums, which are never added up; one line.
Line case_money(const boost::json::object& one_case);

/// `one_case`: the reply of GET /v1/cases/{case}. First the title and the sums once more, where they are
/// wider than the screen. Then what two records say of each field, the roll on the left and the other record
/// on the right, between them a sign: = they agree, ~ nearly, # they contradict each other, . one of them
/// says nothing. After it photos (with `pictures` of them, where there are any), each finding with its
/// reasons and provision, and history.
Lines case_body(const boost::json::object& one_case, std::size_t columns, const Lines& pictures = {});

}  // namespace benefit::cli
