// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {PackageNumber, PackageNumbers} from "../bills/PackageNumber.sol";
import {CheckDigit} from "../bills/CheckDigit.sol";
import {InstrumentId} from "../lots/LotTypes.sol";
import {Calendar} from "../rules/Calendar.sol";

/// @notice Lets tests call what is pure: package numbers, check digits, dates.
contract NumberReader {
    function check(PackageNumber number, uint256 algorithm) external pure {
        number.check(algorithm);
    }

    function checkRegistered(PackageNumber number, uint40 moment, uint256 zone) external pure {
        number.checkRegistered(moment, zone);
    }

    function read(
        PackageNumber number
    ) external pure returns (uint8 billType, bool bankPaper, uint40 bank, uint32 date, uint32 serial, uint8 digit) {
        return (
            number.billType(),
            number.isBankPaper(),
            number.bankCode(),
            number.registrationDate(),
            number.serial(),
            number.checkDigit()
        );
    }

    function toInstrument(PackageNumber number) external pure returns (InstrumentId) {
        return number.toInstrument();
    }

    function ofInstrument(InstrumentId instrument) external pure returns (PackageNumber) {
        return PackageNumbers.ofInstrument(instrument);
    }

    function checkDigitOf(uint256 number, uint256 length, uint256 algorithm) external pure returns (uint8) {
        return CheckDigit.compute(number, length, algorithm);
    }

    function dayOf(uint32 date) external pure returns (bool exists, uint256 day) {
        return Calendar.dayOf(date);
    }

    function dateOf(uint256 day) external pure returns (uint32) {
        return Calendar.dateOf(day);
    }
}
