// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";

/// @notice A request that waits for its answer, or, with `act` zero, the trace of one that ended without agreement.
/// @param act Number of the requested act in the instrument's table.
/// @param deadline Last moment to answer; of a trace, the moment before which consents are dead. UTC seconds.
/// @param deal Hash of all that was requested and of the state it was requested for.
struct Request {
    uint8 act;
    MemberId from;
    MemberId to;
    uint40 deadline;
    bytes20 deal;
}

/// @notice The one slot of a request: act 8 | from 24 | to 24 | deadline 40 | deal 160.
type RequestWord is uint256;

/// @notice How a request ended without agreement.
enum Ending {
    Refused,
    Withdrawn,
    Expired
}

using {unpack} for RequestWord global;
using {pack} for Request global;

function unpack(RequestWord word) pure returns (Request memory r) {
    uint256 w = RequestWord.unwrap(word);
    r.act = uint8(w);
    r.from = MemberId.wrap(uint24(w >> 8));
    r.to = MemberId.wrap(uint24(w >> 32));
    r.deadline = uint40(w >> 56);
    r.deal = bytes20(bytes32(w));
}

function pack(Request memory r) pure returns (RequestWord) {
    return
        RequestWord.wrap(
            uint256(r.act) |
                (uint256(MemberId.unwrap(r.from)) << 8) |
                (uint256(MemberId.unwrap(r.to)) << 32) |
                (uint256(r.deadline) << 56) |
                uint256(bytes32(r.deal))
        );
}
