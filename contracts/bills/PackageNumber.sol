// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {InstrumentId} from "../lots/LotTypes.sol";
import {Calendar} from "../rules/Calendar.sol";
import {CheckDigit} from "./CheckDigit.sol";

/// @notice A bill's number just as it is written, 30 decimal digits: type 1 | bank code 12 | date of registration 8 |
/// serial 8 | check digit 1. No type is 0, so none begins with a zero.
type PackageNumber is uint128;

using PackageNumbers for PackageNumber global;

/// @notice Types of bills, the first digit of their numbers.
library BillType {
    uint8 internal constant BANK = 5;
    uint8 internal constant COMMERCIAL = 6;
    uint8 internal constant SUPPLY_CHAIN_COMMERCIAL = 7;
    uint8 internal constant SUPPLY_CHAIN_BANK = 8;
}

/// @notice What package numbers say, whether they are sound, and how they are kept.
/// @dev A bill's package number is its instrument's number: type 4 | bank code 40 | day of registration 21 |
/// serial 27 | check digit 4. Nothing is hashed, and with the check digit in it the number can be read back without the
/// rule that made it.
library PackageNumbers {
    uint128 private constant FIRST = 10 ** 29;
    uint128 private constant BEYOND = 10 ** 30;
    /// @dev What the digits behind a part are worth together.
    uint128 private constant BEHIND_TYPE = 10 ** 29;
    uint128 private constant BEHIND_BANK = 10 ** 17;
    uint128 private constant BEHIND_DATE = 10 ** 9;
    uint256 private constant BEHIND_SERIAL = 10;
    /// @dev The day is kept in 21 bits, which reach into the year 7711.
    uint256 private constant DAYS = 1 << 21;

    error PackageNumberNotThirtyDigits(PackageNumber number);
    error PackageNumberTypeUnknown(PackageNumber number, uint8 billType);
    /// @param date Eight digits, year, month and day.
    error PackageNumberDateInvalid(PackageNumber number, uint32 date);
    error PackageNumberCheckDigitWrong(PackageNumber number, uint8 given, uint8 expected);
    /// @notice A bill bears the date of the business day on which it is registered.
    error PackageNumberOtherDay(PackageNumber number, uint32 date, uint32 today);

    /// @notice Whether a number is sound: its length, type, date and check digit.
    /// @param algorithm How its check digit is made, see `CheckDigit`.
    function check(PackageNumber number, uint256 algorithm) internal pure {
        uint128 digits = PackageNumber.unwrap(number);
        if (digits < FIRST || digits >= BEYOND) revert PackageNumberNotThirtyDigits(number);
        uint8 kind = billType(number);
        if (kind < BillType.BANK || kind > BillType.SUPPLY_CHAIN_BANK) revert PackageNumberTypeUnknown(number, kind);
        _day(number);
        uint8 expected = CheckDigit.compute(digits / BEHIND_SERIAL, 29, algorithm);
        if (checkDigit(number) != expected) revert PackageNumberCheckDigitWrong(number, checkDigit(number), expected);
    }

    /// @notice Whether the date of a number is that of the business day of a moment.
    /// @param zone Zone of the business day as the rule book has it: seconds east of UTC, plus 86,400.
    function checkRegistered(PackageNumber number, uint40 moment, uint256 zone) internal pure {
        uint256 today = (moment + zone) / 1 days - 1;
        if (_day(number) != today) {
            revert PackageNumberOtherDay(number, registrationDate(number), Calendar.dateOf(today));
        }
    }

    function billType(PackageNumber number) internal pure returns (uint8) {
        return uint8(PackageNumber.unwrap(number) / BEHIND_TYPE);
    }

    /// @notice Whether a bank accepts bills of this type; else an enterprise does.
    function isBankPaper(PackageNumber number) internal pure returns (bool) {
        uint8 kind = billType(number);
        return kind == BillType.BANK || kind == BillType.SUPPLY_CHAIN_BANK;
    }

    /// @notice Code of the bank at which the bill is registered, twelve digits.
    function bankCode(PackageNumber number) internal pure returns (uint40) {
        return uint40((PackageNumber.unwrap(number) / BEHIND_BANK) % 10 ** 12);
    }

    /// @notice Date of registration, eight digits.
    function registrationDate(PackageNumber number) internal pure returns (uint32) {
        return uint32((PackageNumber.unwrap(number) / BEHIND_DATE) % 10 ** 8);
    }

    function serial(PackageNumber number) internal pure returns (uint32) {
        return uint32((PackageNumber.unwrap(number) / BEHIND_SERIAL) % 10 ** 8);
    }

    function checkDigit(PackageNumber number) internal pure returns (uint8) {
        return uint8(PackageNumber.unwrap(number) % BEHIND_SERIAL);
    }

    /// @notice The instrument that a sound number names.
    /// @dev Warning: of a number that `check` refuses this makes no sense.
    function toInstrument(PackageNumber number) internal pure returns (InstrumentId) {
        return
            InstrumentId.wrap(
                (uint96(billType(number)) << 92) |
                    (uint96(bankCode(number)) << 52) |
                    (uint96(_day(number)) << 31) |
                    (uint96(serial(number)) << 4) |
                    checkDigit(number)
            );
    }

    /// @notice The package number that a bill's instrument stands for.
    function ofInstrument(InstrumentId instrument) internal pure returns (PackageNumber) {
        uint256 w = InstrumentId.unwrap(instrument);
        uint256 kind = w >> 92;
        uint256 bank = uint40(w >> 52);
        uint256 date = Calendar.dateOf((w >> 31) % DAYS);
        uint256 serial_ = (w >> 4) & (2 ** 27 - 1);
        uint256 digits = kind * BEHIND_TYPE + bank * BEHIND_BANK + date * BEHIND_DATE;
        // Four parts, each below its place or, of an instrument that is no bill, too large by less than tenfold.
        return PackageNumber.wrap(uint128(digits + serial_ * BEHIND_SERIAL + (w & 0xf)));
    }

    function _day(PackageNumber number) private pure returns (uint256 day) {
        uint32 date = registrationDate(number);
        bool exists;
        (exists, day) = Calendar.dayOf(date);
        if (!exists || day >= DAYS) revert PackageNumberDateInvalid(number, date);
    }
}
