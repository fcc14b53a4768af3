// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, Rights} from "../../contracts/consortium/Member.sol";

/// @notice What accounts should be, kept as plainly as can be: arrays and counting, no packing and no counters.
contract AccountsModel {
    uint256 internal constant ACCOUNTS = 9;

    uint24[ACCOUNTS] public memberOf;
    uint8[ACCOUNTS] public rightsOf;
    uint256[ACCOUNTS] public consentsFrom;

    /// @dev The first act whose outcome the model did not foretell.
    string public surprise;

    function administrators(uint24 member) public view returns (uint256 count) {
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            if (memberOf[i] == member && rightsOf[i] & Rights.ADMINISTER != 0) count++;
        }
    }

    function _administers(uint256 account) internal view returns (bool) {
        return memberOf[account] != 0 && rightsOf[account] & Rights.ADMINISTER != 0;
    }

    /// @dev Whether the account may get these rights of the member without taking its last administrator.
    function _mayBind(uint256 account, uint24 member, uint8 rights) internal view returns (bool) {
        if (memberOf[account] != 0 && memberOf[account] != member) return false;
        bool loses = _administers(account) && rights & Rights.ADMINISTER == 0;
        return !(loses && administrators(member) == 1);
    }

    function _bind(uint256 account, uint24 member, uint8 rights) internal {
        memberOf[account] = member;
        rightsOf[account] = rights;
        consentsFrom[account] = block.timestamp;
    }

    function _note(bool foretold, bool happened, string memory act) internal {
        if (foretold != happened && bytes(surprise).length == 0) surprise = act;
    }

    function _id(uint24 member) internal pure returns (MemberId) {
        return MemberId.wrap(member);
    }
}
