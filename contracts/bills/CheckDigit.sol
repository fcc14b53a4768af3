// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @title The digit that tells a mistyped number
/// @notice Which algorithm law prescribes comes in as a parameter of the rule book.
library CheckDigit {
    /// @notice Algorithms as `Parameters.BILL_CHECK_DIGIT` numbers them.
    uint256 internal constant ISO_7064_MOD_11_10 = 1;

    error CheckDigitAlgorithmUnknown(uint256 algorithm);

    /// @notice The check digit of the `length` decimal digits of a number, leading zeros counted.
    function compute(uint256 number, uint256 length, uint256 algorithm) internal pure returns (uint8) {
        if (algorithm != ISO_7064_MOD_11_10) revert CheckDigitAlgorithmUnknown(algorithm);
        uint256 product = 10;
        for (uint256 place = 10 ** length; place > 1; place /= 10) {
            uint256 sum = (product + (number % place) / (place / 10)) % 10;
            product = ((sum == 0 ? 10 : sum) * 2) % 11;
        }
        // Product and check digit add up to one more than a multiple of ten; a product is never zero.
        return uint8((11 - product) % 10);
    }
}
