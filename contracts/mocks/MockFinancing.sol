// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, Units} from "../lots/LotTypes.sol";

/// @notice In place of the financing desk: says what it was told to say of claims and retained parts, and tells what it
/// hears of cash.
contract MockFinancing {
    struct Claim {
        MemberId pledgee;
        Units amount;
    }

    mapping(LotId => Claim) private _claims;
    mapping(LotId => mapping(MemberId => Units)) private _retained;

    event LotCollected(LotId indexed lot, MemberId indexed payee, Units amount);
    event LotRecovered(LotId indexed lot, MemberId indexed payer, Units amount);

    function setClaim(LotId lot, MemberId pledgee, Units amount) external {
        _claims[lot] = Claim(pledgee, amount);
    }

    function setRetained(LotId lot, MemberId seller, Units amount) external {
        _retained[lot][seller] = amount;
    }

    function collected(LotId lot, MemberId payee, Units amount) external {
        emit LotCollected(lot, payee, amount);
    }

    function recovered(LotId lot, MemberId payer, Units amount) external {
        emit LotRecovered(lot, payer, amount);
    }

    function claimOn(LotId lot) external view returns (MemberId, Units) {
        return (_claims[lot].pledgee, _claims[lot].amount);
    }

    function retainedFrom(LotId lot, MemberId seller) external view returns (Units) {
        return _retained[lot][seller];
    }
}
