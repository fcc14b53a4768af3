// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {PathStep, Step, Trail} from "../lots/Trail.sol";

/// @notice One who stands on a bill with its own name.
/// @param place Twice the order in which the bill passed on, one more for a guarantor: acceptor 0, its guarantors 1,
/// drawer 2, its guarantors 3, first endorser 4, its guarantors 5 and so on.
struct BillParty {
    MemberId member;
    uint256 place;
}

/// @notice Who is liable on a lot of a bill, read from the lot's path alone. All of them are liable together, each for
/// the whole, and the holder may turn to any. Who stands on the bill itself, whether it paid in recourse or the bill
/// came back to it, has recourse only against those before its own place: a guarantor against the one it guarantees
/// and those before that one.
library BillLiability {
    /// @dev From this place on: endorsers and their guarantors.
    uint256 internal constant ENDORSERS = 4;

    /// @param path A proven history of the lot, from registration to now.
    /// @param overdue Whether the lot was presented too late: then only acceptor and drawer, and who guarantees them,
    /// are liable.
    /// @return liable In the order in which they came onto the bill, each member once, the holder never.
    function liableOn(
        PathStep[] calldata path,
        MemberId acceptor,
        MemberId holder,
        bool overdue
    ) internal pure returns (BillParty[] memory liable) {
        BillParty[] memory parties = _parties(path, acceptor, holder);
        uint256 below = overdue ? ENDORSERS : type(uint256).max;
        for (uint256 k = 0; k < parties.length; ++k) {
            if (parties[k].member == holder && parties[k].place < below) below = parties[k].place;
        }
        liable = new BillParty[](parties.length);
        uint256 found = 0;
        for (uint256 k = 0; k < parties.length; ++k) {
            if (parties[k].place < below && !_contains(liable, found, parties[k].member)) liable[found++] = parties[k];
        }
        _cut(liable, found);
    }

    /// @dev All who stand on the bill. Who guaranteed a holder stands beside it once that one has passed the bill on.
    function _parties(
        PathStep[] calldata path,
        MemberId acceptor,
        MemberId holder
    ) private pure returns (BillParty[] memory parties) {
        parties = new BillParty[](path.length + 1);
        parties[0] = BillParty(acceptor, 0);
        uint256 found = 1;
        MemberId[] memory guarantors = new MemberId[](path.length);
        uint256 waiting = 0;
        uint256 place = 0;
        for (uint256 i = 0; i < path.length; ++i) {
            Step step = path[i].step;
            uint8 act = step.actOf();
            if (act == Trail.GUARANTEED_ACCEPTOR) parties[found++] = BillParty(step.fromOf(), 1);
            if (act == Trail.GUARANTEED) guarantors[waiting++] = step.fromOf();
            if (!_passes(act)) continue;
            if (_liable(step, holder)) {
                place += 2;
                parties[found++] = BillParty(step.fromOf(), place);
                for (uint256 k = 0; k < waiting; ++k) {
                    parties[found++] = BillParty(guarantors[k], place + 1);
                }
            }
            waiting = 0;
        }
        _cut(parties, found);
    }

    /// @dev Whether the lot came from one holder to the next by such a step.
    function _passes(uint8 act) private pure returns (bool) {
        return
            act == Trail.RECEIVED ||
            act == Trail.RECEIVED_NOT_TRANSFERABLE ||
            act == Trail.ENDORSED ||
            act == Trail.ENDORSED_NOT_TRANSFERABLE ||
            act == Trail.DISCOUNTED ||
            act == Trail.SOLD ||
            act == Trail.REPURCHASED ||
            act == Trail.RECOVERED;
    }

    /// @dev Whether who passed the lot on by this step answers for it: never a bank that sold it to another, nor one
    /// that handed it back or was paid; and one who forbade to pass it on, only to its own endorsee.
    function _liable(Step step, MemberId holder) private pure returns (bool) {
        uint8 act = step.actOf();
        if (act == Trail.SOLD || act == Trail.REPURCHASED || act == Trail.RECOVERED) return false;
        return act != Trail.ENDORSED_NOT_TRANSFERABLE || step.toOf() == holder;
    }

    function _contains(BillParty[] memory parties, uint256 found, MemberId member) private pure returns (bool) {
        for (uint256 i = 0; i < found; ++i) {
            if (parties[i].member == member) return true;
        }
        return false;
    }

    function _cut(BillParty[] memory parties, uint256 length) private pure {
        assembly ("memory-safe") {
            mstore(parties, length)
        }
    }
}
