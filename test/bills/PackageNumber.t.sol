// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {CheckDigit} from "../../contracts/bills/CheckDigit.sol";
import {BillType, PackageNumber, PackageNumbers} from "../../contracts/bills/PackageNumber.sol";
import {Calendar} from "../../contracts/rules/Calendar.sol";

/// @notice Package numbers made from their parts, digit by digit, and read back.
contract PackageNumberTest is Test {
    uint256 private constant ALGORITHM = CheckDigit.ISO_7064_MOD_11_10;
    /// @dev The last day that fits into 21 bits, 7711-10-22.
    uint256 private constant LAST_DAY = 2 ** 21 - 1;

    struct Parts {
        uint8 billType;
        uint40 bank;
        uint24 day;
        uint32 serial;
    }

    function testFuzz_readsBackWhatItWasMadeOf(Parts memory parts) public pure {
        PackageNumber number = _make(parts);
        number.check(ALGORITHM);
        assertEq(number.billType(), parts.billType);
        assertEq(number.bankCode(), parts.bank);
        assertEq(number.registrationDate(), Calendar.dateOf(parts.day));
        assertEq(number.serial(), parts.serial);
        bool byBank = parts.billType == BillType.BANK || parts.billType == BillType.SUPPLY_CHAIN_BANK;
        assertEq(number.isBankPaper(), byBank);
    }

    function testFuzz_isKeptInAnInstrumentWithoutLoss(Parts memory parts) public pure {
        PackageNumber number = _make(parts);
        PackageNumber kept = PackageNumbers.ofInstrument(number.toInstrument());
        assertEq(PackageNumber.unwrap(kept), PackageNumber.unwrap(number));
    }

    /// @dev ISO 7064 promises it: each wrong digit is found.
    function testFuzz_findsEachWrongDigit(Parts memory parts, uint8 place, uint8 more) public pure {
        uint256 digits = PackageNumber.unwrap(_make(parts));
        uint256 worth = 10 ** (uint256(place) % 30);
        uint256 right = (digits / worth) % 10;
        uint256 wrong = (right + 1 + (uint256(more) % 9)) % 10;
        uint256 mistyped = digits - right * worth + wrong * worth;
        assertTrue(CheckDigit.compute(mistyped / 10, 29, ALGORITHM) != mistyped % 10);
    }

    function testFuzz_isCheckedWhateverIsGiven(uint128 digits, bool anyLength) public {
        // A type, a bank and a day that exist, so that not all is refused for the same reason.
        if (!anyLength)
            digits = 5 * 10 ** 29 + (digits % 10 ** 12) * 10 ** 17 + 20_261_123 * 10 ** 9 + (digits % 10 ** 9);
        try this.check(PackageNumber.wrap(digits)) {
            PackageNumber number = PackageNumber.wrap(digits);
            assertEq(
                PackageNumber.unwrap(PackageNumbers.ofInstrument(number.toInstrument())),
                PackageNumber.unwrap(number)
            );
        } catch (bytes memory reason) {
            assertTrue(bytes4(reason) != bytes4(keccak256("Panic(uint256)")));
        }
    }

    /// @dev Days one after the other, against a calendar kept by counting.
    function test_countsDaysAsTheCalendarDoes() public pure {
        (uint256 year, uint256 month, uint256 dayOfMonth) = (1970, 1, 1);
        for (uint256 day = 0; day < 12_000; ++day) {
            uint32 date = uint32(year * 10_000 + month * 100 + dayOfMonth);
            assertEq(Calendar.dateOf(day), date);
            (bool exists, uint256 found) = Calendar.dayOf(date);
            assertTrue(exists);
            assertEq(found, day);
            (year, month, dayOfMonth) = _next(year, month, dayOfMonth);
        }
    }

    function testFuzz_findsTheDayOfEachDateAndNoOther(uint24 seed, uint32 date) public pure {
        uint256 day = seed % (LAST_DAY + 1);
        (bool exists, uint256 found) = Calendar.dayOf(Calendar.dateOf(day));
        assertTrue(exists);
        assertEq(found, day);
        (exists, found) = Calendar.dayOf(date % 100_000_000);
        if (exists) assertEq(Calendar.dateOf(found), date % 100_000_000);
    }

    function check(PackageNumber number) external pure {
        number.check(ALGORITHM);
    }

    /// @dev The parts brought into their ranges, written one behind the other.
    function _make(Parts memory parts) private pure returns (PackageNumber) {
        parts.billType = 5 + (parts.billType % 4);
        parts.bank %= 10 ** 12;
        parts.day = uint24(parts.day % (LAST_DAY + 1));
        parts.serial %= 10 ** 8;
        uint256 digits = uint256(parts.billType) * 10 ** 12 + parts.bank;
        digits = (digits * 10 ** 8 + Calendar.dateOf(parts.day)) * 10 ** 8 + parts.serial;
        return PackageNumber.wrap(uint128(digits * 10 + CheckDigit.compute(digits, 29, ALGORITHM)));
    }

    function _next(uint256 year, uint256 month, uint256 day) private pure returns (uint256, uint256, uint256) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        uint256 last =
            month == 2
                ? (leap ? 29 : 28)
                : (month == 4 || month == 6 || month == 9 || month == 11)
                    ? 30
                    : 31;
        if (day < last) return (year, month, day + 1);
        return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1);
    }
}
