"""Small deliveries, written by hand so that a test says what is in them."""

HEADERS = {
    "roll": "id_number,name,scheme,county_code,town,village,account,benefit_from,account_balance",
    "payments": "id_number,name,scheme,month,amount,paid_on,account,county_code",
    "deaths-health": "id_number,name,death_date,county_code",
    "traces-of-life": "id_number,name,kind,seen_on",
    "subsidies": "id_number,name,year,amount,paid_on,county_code",
}

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def citizen_id(sequence, region=130225, birth="19480312"):
    """A number of GB 11643-1999 with its check character (ISO 7064 MOD 11-2)."""
    body = f"{region}{birth}{sequence:03}"
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS)) % 11]


def mistyped(number):
    """The number with a check character that does not fit."""
    return number[:17] + ("1" if number[17] != "1" else "2")


def delivery(feed, rows):
    return "\n".join([HEADERS[feed], *(",".join(row) for row in rows)]) + "\n"


def roll_row(number, name, benefit_from="2010-01"):
    return (number, name, "resident_pension", "130225", "T", "V", "62170001" + number[-6:].replace("X", "0"),
            benefit_from, "1200.50")


def payment_rows(number, name, months, amount="108.00"):
    return [(number, name, "resident_pension", month, amount, month + "-15", "62170001", "130225") for month in months]


def months(first_year, last_year, last_month=12):
    return [f"{year}-{month:02}" for year in range(first_year, last_year + 1) for month in range(1, 13)
            if year < last_year or month <= last_month]
