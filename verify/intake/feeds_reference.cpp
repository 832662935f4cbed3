#include "verify/intake/feeds_reference.hpp"

#include "verify/intake/catalogue.hpp"
#include "verify/intake/defects.hpp"
#include "verify/intake/fact_days.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::intake {
namespace {

constexpr std::string_view introduction = R"md(# Feeds

What the agency is told, feed by feed. `benefitctl feed describe` prints the same; both are made from
verify/intake/catalogue.cpp. `benefitctl feed template FEED` prints a file of the feed to fill in, with two example rows.

## The file

- CSV or an Excel workbook (.xlsx); of the latter see below. CSV comes with commas (RFC 4180), UTF-8 with or without a byte order mark, or GB18030 (which GBK and GB2312 are parts of). Which
  one is recognised; `--encoding` overrules. Lines end in LF or CRLF. Blank lines are passed over.
- The first row names the columns, in any order, by the English name, the Chinese one or another name of the tables below.
  Case, full width, blanks, `_` and `-` in a name do not matter. An unknown, a doubled or a missing column refuses the
  whole file, since nobody can say what else is wrong with it.
- A file with nothing but its header is a delivery without rows. Under the name of an earlier delivery it withdraws that one:
  `benefitctl feed import payments header-only.csv --delivery 2018-03`. What was withdrawn stays on record and counts in no
  later run. A last line without a line break is whole. A quote that
  is opened in the last line and not closed costs that row; one that is opened earlier refuses the file, since nobody can
  say what it hides.
- A row has at most 1 MiB and 256 cells.
- UTF-16 is not accepted.

## Workbooks

- Excel workbooks (.xlsx) of any program. Not accepted: .xls, .xlsb, .ods, encrypted ones; save them anew as .xlsx or CSV.
- Read is the first visible sheet that has the header: a row among its first ten that names two columns or more. Lines above
  it (a title) are passed over. The import says which visible sheets were not read; hidden sheets never are.
- Hidden rows and columns are read like others; the batch counts the hidden rows. Merged cells hold their value in the first
  one, so a merged header leaves columns without a name, which is an error.
- The line that a reject cites is the row's number in the sheet.
- Formulas are not computed: the stored value is read. A formula without one (a program wrote it and no spreadsheet has ever
  opened the file) and an error (#N/A) are unreadable cells.
- Numbers count with 15 digits, as spreadsheets compute: 128.09999999999999 is 128.1. An ID or account number of more than
  15 digits that was stored as a number has lost its end: format the column as text and type the numbers again. A format of
  zeros (000000) fills numbers up.
- Dates are told by the number format, in the system of 1900 or 1904; their time of day is passed over. A month is a date
  shown without its day, or the month's first day.
- A file that was cut off or changed on its way is refused, and so is what unpacks to more than 200 times its size, to more
  than 8 GiB, or to more than 256 MiB of different texts.

## The rows

- Every row is taken, or refused with its line and reason (`benefitctl feed rejects`); none is lost.
- A payment or contribution that several deliveries bring, equal in every column, counts once; rows that are equal within
  one delivery all count. So a cumulative file does no harm, nor does a file that is sent again under another name.
- An amount without a point, fifty times what the scheme usually pays or more, is refused: perhaps it is in fen. What is usual is
  the median of the file's first rows or of the year's earlier deliveries, whichever is lower, so that a file in fen throughout
  is refused too, once a delivery in yuan is there. Who means that many yuan writes 10800.00; for a file in fen there is the
  profile's `[units]`.
- "needed" says whether the column has to be there and whether every row needs a value in it.
- A cell that cannot be read refuses its row, unless the row is worth having without it: then the row is taken and counted
  as damaged (marked "kept" below).
- Names are cleaned (Unicode NFKC, blanks out, one middle dot); other texts lose the blanks around them.

## What is counted

While a delivery is read, it is counted in how many rows each column holds a value that can be read, which days its rows
speak of, and after how many days each event was known; the counts are kept with the batch, and `benefitctl feed list`
sums those of the current deliveries.

- A column counts as filled when its cell holds more than blanks and could be read.
- The lag of a row goes from the event to the supplier's record, where the feed has one, otherwise to the day of the
  delivery (each feed below says which); `feed list` gives the median and the 90th percentile, by nearest rank. Lists of
  what is in force (the roll, registries, households, accounts, stations, regions) have none: most of their rows are as old
  as they are true.
- A feed is overdue on the day after the one on which its next delivery was expected at the latest. What counts is the day on
  which we received it, not the days that its rows speak of: a list that says nothing new is a delivery all the same.
- A feed is stale when its last delivery is older than twice that time, so that one delivery at least was left out. A check
  that needs it is not run then, and what it had found stays as it is (`check list`). A run judges by its --as-of day: what
  was received after it is as fresh as can be.
- Deliveries from before this was counted have no completeness and no lag.

## Mapping profiles

A supplier's own header and codes become ours by a TOML file, `feed import FEED FILE --profile PROFILE`:

```toml
feed = "payments"
encoding = "gb18030"              # default: recognised
pass_over = ["序号", "备注"]       # columns that are not read

[columns]                         # the supplier's name = our column
"人员证件号" = "id_number"
"金额(分)" = "amount"

[constants]                       # our column = its value in every row
county_code = "130225"

[units]                           # an amount's unit: fen or yuan (the default)
amount = "fen"

[words.scheme]                    # of our column: the supplier's code = our word
"1" = "resident_pension"
"2" = "employee_pension"
```

Columns that the profile does not name are known by our names as usual. A column with words takes no other codes: a row with
one is refused, since nobody can say what it means. Rejects hold the cells as delivered; import them mended under the same
profile. The service keeps each profile's text by its SHA-256, and each batch says which it was read by (`profile show`).

## Mending rejects

The exported file holds the refused rows as they came, in UTF-8 with a byte order mark, and two more columns, `reject_line` and
`reject_reason`. Mend the cells and import the file under a delivery name of its own; an import passes over the two columns.
In a spreadsheet, do not double-click the file: import it (Data, From Text) with every column as text. Otherwise the
spreadsheet rounds ID and account numbers, turns dates into its own, and takes a cell that begins with `=`, `+`, `-` or
`@` for a formula. Cells are never changed on the way out, so that what was right comes back as it was.
)md";

std::string_view presence_name(const Column& column) {
  switch (column.presence) {
    case Presence::required_value:
      return "in every row";
    case Presence::required_column:
      return "the column";
    case Presence::optional:
      return "";
  }
  return "";
}

std::string_view form_name(ValueForm form) {
  switch (form) {
    case ValueForm::id_number:
      return "ID number";
    case ValueForm::person_name:
      return "name";
    case ValueForm::text:
      return "text";
    case ValueForm::account:
      return "account";
    case ValueForm::sex:
      return "sex";
    case ValueForm::day:
      return "day";
    case ValueForm::month:
      return "month";
    case ValueForm::year:
      return "year";
    case ValueForm::yuan:
      return "yuan";
    case ValueForm::scheme:
      return "scheme";
    case ValueForm::region_code:
      return "region code";
    case ValueForm::trace_kind:
      return "kind of trace";
    case ValueForm::count:
      return "count";
    case ValueForm::yes_no:
      return "yes or no";
    case ValueForm::registry:
      return "registry";
    case ValueForm::subsidy_basis:
      return "basis of a subsidy";
    case ValueForm::payer:
      return "payer";
    case ValueForm::contribution_kind:
      return "kind of contribution";
    case ValueForm::relation:
      return "relation";
    case ValueForm::household_outcome:
      return "outcome";
    case ValueForm::maternity_kind:
      return "kind of maternity benefit";
    case ValueForm::absence_kind:
      return "kind of absence";
    case ValueForm::benefit_event_kind:
      return "kind of change";
  }
  return "";
}

constexpr ValueForm all_forms[] = {ValueForm::id_number,
                                   ValueForm::person_name,
                                   ValueForm::text,
                                   ValueForm::account,
                                   ValueForm::day,
                                   ValueForm::month,
                                   ValueForm::year,
                                   ValueForm::yuan,
                                   ValueForm::region_code,
                                   ValueForm::count,
                                   ValueForm::yes_no,
                                   ValueForm::sex,
                                   ValueForm::scheme,
                                   ValueForm::trace_kind,
                                   ValueForm::registry,
                                   ValueForm::subsidy_basis,
                                   ValueForm::payer,
                                   ValueForm::contribution_kind,
                                   ValueForm::relation,
                                   ValueForm::household_outcome,
                                   ValueForm::maternity_kind,
                                   ValueForm::absence_kind,
                                   ValueForm::benefit_event_kind};

std::string names_of(const Column& column) {
  std::vector<std::string_view> names{column.title};
  names.insert(names.end(), column.aliases.begin(), column.aliases.end());
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string describe_feed(const FeedInfo& feed) {
  std::string text = fmt::format("\n## {} · {}\n\nFrom {}: {}. Expected every {} days at the latest",
                                 feed.name, feed.title, feed.supplier, feed.what_for, feed.every_days);
  const std::string_view lag = lag_meaning(feed.feed);
  text += lag.empty() ? ".\n\n" : fmt::format("; its lag: {}.\n\n", lag);
  text +=
      "| column | also | needed | form | unreadable | meaning | example |\n|---|---|---|---|---|---|---|\n";
  for (const Column& column : feed.columns) {
    const bool kept =
        column.presence != Presence::required_value && column.unusable == Unusable::keep_damaged;
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} · {} | {} |\n", column.name, names_of(column),
                        presence_name(column), form_name(column.form), kept ? "kept" : "refused",
                        column.meaning, column.meaning_zh, column.example);
  }
  return text;
}

std::string describe_forms() {
  std::string text = "\n## Forms\n\n| form | accepted |\n|---|---|\n";
  for (const ValueForm form : all_forms)
    text += fmt::format("| {} | {} |\n", form_name(form), describe(form));
  return text;
}

std::string describe_defects() {
  std::string text = "\n## Defects\n\n| code | meaning | detail |\n|---|---|---|\n";
  for (const DefectKind& kind : defect_kinds())
    text += fmt::format("| `{}` | {} | {} |\n", kind.code, kind.meaning, kind.detail);
  return text;
}

}  // namespace

std::string feeds_reference_markdown() {
  std::string text(introduction);
  for (const FeedInfo& feed : feeds()) text += describe_feed(feed);
  return text + describe_forms() + describe_defects();
}

}  // namespace benefit::intake
