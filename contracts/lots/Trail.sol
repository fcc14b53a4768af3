// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {InstrumentId, Units} from "./LotTypes.sol";

/// @notice One step in the life of a lot: act 8 | from 24 | to 24 | start 40 | end 40 | time 40 | rule epoch 32 |
/// end of the parent lot 40.
type Step is uint256;

/// @notice A step with the commitment to what it stands on: a document's tag, or a payment instruction's id.
struct PathStep {
    Step step;
    bytes32 background;
}

using {actOf, fromOf, toOf} for Step global;

function actOf(Step s) pure returns (uint8) {
    return uint8(Step.unwrap(s));
}

function fromOf(Step s) pure returns (MemberId) {
    return MemberId.wrap(uint24(Step.unwrap(s) >> 8));
}

function toOf(Step s) pure returns (MemberId) {
    return MemberId.wrap(uint24(Step.unwrap(s) >> 32));
}

/// @notice The rolling hash of a lot's steps. It starts from the instrument's number; each step hashes the trail before
/// it. 168 bits, because whoever chooses backgrounds could collide 128 with 2^64 work. A step that leaves a lot with
/// its holder carries neither time nor epoch, so trails inside a bulk are known before it is sent, and a merge can
/// restore the trail from before the split.
library Trail {
    uint8 internal constant ISSUED = 1;
    uint8 internal constant ASSIGNED = 2;
    uint8 internal constant ASSIGNED_WITH_RECOURSE = 3;
    /// @dev Split off and kept.
    uint8 internal constant FRONT = 4;
    /// @dev What is left of a lot after its front was cut off.
    uint8 internal constant REMAINDER = 5;
    uint8 internal constant REDEEMED = 6;
    uint8 internal constant CANCELLED = 7;
    uint8 internal constant SOLD = 8;
    uint8 internal constant SOLD_WITH_RECOURSE = 9;
    /// @dev Who paid in recourse took the holder's place.
    uint8 internal constant RECOVERED = 10;
    /// @dev Endorsed; the endorser stays liable.
    uint8 internal constant ENDORSED = 11;
    /// @dev Endorsed with the words that it is not to be passed on: the endorser is liable to its endorsee alone.
    uint8 internal constant ENDORSED_NOT_TRANSFERABLE = 12;
    /// @dev The payee received the bill from its drawer.
    uint8 internal constant RECEIVED = 13;
    uint8 internal constant RECEIVED_NOT_TRANSFERABLE = 14;
    /// @dev Said on the lot by the acceptor.
    uint8 internal constant ACCEPTED = 15;
    /// @dev Said on the lot by who guarantees its holder.
    uint8 internal constant GUARANTEED = 16;
    /// @dev Said on the lot by who guarantees the acceptor.
    uint8 internal constant GUARANTEED_ACCEPTOR = 17;
    /// @dev Sold to a bank, or by a bank to the central bank; the seller stays liable.
    uint8 internal constant DISCOUNTED = 18;
    /// @dev Back to the one who had sold it under repurchase; who hands it back is not liable.
    uint8 internal constant REPURCHASED = 19;

    function origin(InstrumentId instrument) internal pure returns (bytes21) {
        return bytes21(bytes32(uint256(InstrumentId.unwrap(instrument)) << 88));
    }

    function next(bytes21 trail, Step step, bytes32 background) internal pure returns (bytes21 result) {
        assembly ("memory-safe") {
            let p := mload(0x40)
            mstore(p, trail)
            mstore(add(p, 0x20), step)
            mstore(add(p, 0x40), background)
            result := shl(88, shr(88, keccak256(p, 0x60)))
        }
    }

    function make(
        uint8 act,
        MemberId from,
        MemberId to,
        Units start,
        Units end,
        uint32 epoch,
        Units parentEnd
    ) internal view returns (Step) {
        return
            Step.wrap(
                uint256(act) |
                    (uint256(MemberId.unwrap(from)) << 8) |
                    (uint256(MemberId.unwrap(to)) << 32) |
                    (uint256(Units.unwrap(start)) << 56) |
                    (uint256(Units.unwrap(end)) << 96) |
                    (uint256(uint40(block.timestamp)) << 136) |
                    (uint256(epoch) << 176) |
                    (uint256(Units.unwrap(parentEnd)) << 208)
            );
    }

    /// @notice The step of a part that stays with its holder (FRONT or REMAINDER).
    function kept(uint8 act, MemberId holder, Units start, Units end, Units parentEnd) internal pure returns (Step) {
        return
            Step.wrap(
                uint256(act) |
                    (uint256(MemberId.unwrap(holder)) << 8) |
                    (uint256(MemberId.unwrap(holder)) << 32) |
                    (uint256(Units.unwrap(start)) << 56) |
                    (uint256(Units.unwrap(end)) << 96) |
                    (uint256(Units.unwrap(parentEnd)) << 208)
            );
    }

    /// @notice The trail that a list of steps leads to.
    function along(InstrumentId instrument, PathStep[] calldata path) internal pure returns (bytes21 trail) {
        trail = origin(instrument);
        for (uint256 i = 0; i < path.length; ++i) {
            trail = next(trail, path[i].step, path[i].background);
        }
    }
}
