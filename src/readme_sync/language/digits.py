"""A row of digits with its points and commas, read as a language writes it."""

from __future__ import annotations


def read_digits(digits: str, style: str) -> tuple[str, int, str]:
    """Return the digits as a plain decimal, how many stand behind its point, and a second reading or ''.

    An empty first part means that it is no number but a version.
    """
    if digits.isdigit():
        return digits, 0, ""
    digits = digits.replace("\u00a0", "").replace("'", "").replace("’", "")
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        group, point = (",", ".") if digits.rfind(".") > digits.rfind(",") else (".", ",")
        if digits.count(point) > 1:
            return "", 0, ""
        digits = digits.replace(group, "").replace(point, ".")
        return digits, len(digits) - digits.index(".") - 1, ""
    if not dots and not commas:
        return digits, 0, ""
    sign = "." if dots else ","
    parts = digits.split(sign)
    thousands = len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(part) == 3 for part in parts[1:])
    if len(parts) > 2:
        if sign == "," and len(parts[0]) <= 2 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1]):
            return "".join(parts), 0, ""  # 12,34,567 counts lakhs and crores
        # 1,234,567 is a number in every language, 1.234.567 where the point groups; 1.2.3 is a version.
        return ("".join(parts), 0, "") if thousands and (sign == "," or style != "comma") else ("", 0, "")
    as_decimal = f"{parts[0]}.{parts[1]}"
    if not thousands:
        return as_decimal, len(parts[1]), ""
    joined = "".join(parts)
    if style == "comma":
        return (joined, 0, "") if sign == "," else (as_decimal, 3, "")
    # Where the comma is the decimal sign, 4,096 is still what translators leave standing: both readings stay open.
    if sign == "," or style == "dot":
        return joined, 0, as_decimal
    # Where a blank groups, a point is read in two ways as well: many write 4.096 for it still.
    return as_decimal, 3, joined
