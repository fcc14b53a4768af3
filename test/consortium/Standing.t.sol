// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberId, MemberKind, MemberState} from "../../contracts/consortium/Member.sol";
import {Page, Standing, pageOf, standingOf} from "../../contracts/consortium/Standing.sol";

contract StandingTest is Test {
    uint24 private constant MEMBERS_OF_A_PAGE = 32;

    function test_keepsStateAndKind(uint8 stateSeed, uint8 kindSeed) external pure {
        (MemberState state, MemberKind kind) = (stateOf(stateSeed), kindOf(kindSeed));
        Standing standing = standingOf(state, kind);
        assertEq(uint8(standing.state()), uint8(state));
        assertEq(uint8(standing.kind()), uint8(kind));
    }

    function test_changesOneMemberOfAPageAndNoOther(
        uint256 content,
        MemberId member,
        uint8 stateSeed,
        uint8 kindSeed
    ) external pure {
        Page page = Page.wrap(content);
        Standing standing = standingOf(stateOf(stateSeed), kindOf(kindSeed));
        Page changed = page.with(member, standing);
        uint24 first = pageOf(member) * MEMBERS_OF_A_PAGE;
        for (uint24 i = 0; i < MEMBERS_OF_A_PAGE; i++) {
            MemberId other = MemberId.wrap(first + i);
            Standing expected = other == member ? standing : page.read(other);
            assertEq(Standing.unwrap(changed.read(other)), Standing.unwrap(expected));
        }
    }

    function test_putsThirtyTwoNeighboursOnAPage(MemberId member) external pure {
        assertEq(pageOf(member), MemberId.unwrap(member) / MEMBERS_OF_A_PAGE);
    }

    function stateOf(uint8 seed) private pure returns (MemberState) {
        return MemberState(seed % (uint8(type(MemberState).max) + 1));
    }

    function kindOf(uint8 seed) private pure returns (MemberKind) {
        return MemberKind(seed % (uint8(type(MemberKind).max) + 1));
    }
}
