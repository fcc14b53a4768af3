// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice Tries many view calls in one, for tests that walk whole tables.
contract ViewBatch {
    struct Answer {
        bool success;
        bytes data;
    }

    function tryAll(address target, bytes[] calldata calls) external view returns (Answer[] memory answers) {
        answers = new Answer[](calls.length);
        for (uint256 i = 0; i < calls.length; i++) {
            // solhint-disable-next-line avoid-low-level-calls
            (answers[i].success, answers[i].data) = target.staticcall(calls[i]);
        }
    }
}
