// `feed import`: sends the file, watches the import, says what came of it.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/session.hpp"

#include <optional>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int import_delivery(Session& session, const Invocation& invocation);

/// Sends the file of a `feed import` and watches until it is a batch: {"unchanged","batch","superseded"}.
/// nullopt: the operator does not want to go on; then he has been told how it stands. Throws Failure with the
/// import's error.
std::optional<boost::json::object> deliver(Session& session, const Invocation& invocation);

/// How many rows of a batch (or of a dry run) were taken and refused, and where in a workbook they stood.
void show_counts(Page& page, const boost::json::object& batch);

/// The job's result, {"unchanged","batch","superseded"}, on one page.
std::string delivery_page(const boost::json::object& result, Style style);

/// Which sheets of a workbook were not read; empty when there are none.
std::string sheets_advice(const boost::json::object& batch);

/// How to see and mend the rejects of the batch; empty when there are none.
std::string rejects_advice(const boost::json::object& batch);

}  // namespace benefit::cli
