// One case on one page: what a clerk needs to read it aloud and decide.
#pragma once

#include "daemon/cli/page.hpp"
#include "daemon/cli/terminal.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// `reply` is that of GET /v1/cases/{case}. `pictures` are the photos as drawn by picture.hpp, empty where
/// none can be shown; the photos are listed in either case.
std::string case_page(const boost::json::object& reply, const std::string& pictures, Style style,
                      std::size_t columns = 0);

/// Number, state, people, money of a case: the head of the page, and what a step on the case prints.
void add_case_head(Page& page, const boost::json::object& one_case);

/// A finding with its provision, its reasons as sentences, and what they rest on.
void add_finding(Page& page, const boost::json::object& finding);

/// The three sums, each with its question. Sums that are zero are shown: nothing lost is also an answer.
/// What is owed is owed to the family when one of the findings, still open, is about a death.
void add_sums(Page& page, const boost::json::object& sums, const boost::json::array& findings);

/// D1 and D3 speak of a death under the person's own number: what is owed then is owed to the family.
bool owed_to_family(const boost::json::array& findings);

/// What a second officer is to confirm: the outcome, who proposed it, and why. Nothing where nothing is.
void add_proposal(Page& page, const boost::json::object& reply);

/// Cases decided side by side, papers, death records, notice and suspension, back pay.
void add_around(Page& page, const boost::json::object& reply);

/// What was chosen by lot is about no finding, and about no money in doubt.
bool is_chosen(const boost::json::object& one_case);

/// "collected photo 8, collection 3, 2018-03-01 09:00: same, distance 0.31 from photo 5".
std::string photo_text(const boost::json::object& photo);

/// "2018-03-01 09:00  li  outcome proposed: error by the agency: the fee was booked twice".
std::string event_text(const boost::json::object& event);

/// Delivered rows gathered by delivery, and photos: "payments 2018-Q1 (batch 3), lines 14, 52; photo 7".
std::string citations_text(const boost::json::array& citations);

}  // namespace benefit::cli
