// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Consortium} from "../../contracts/consortium/Consortium.sol";
import {IConsortium} from "../../contracts/consortium/IConsortium.sol";
import {MemberId, MemberKind, Rights} from "../../contracts/consortium/Member.sol";
import {Test} from "forge-std/Test.sol";
import {TestCore} from "../helpers/TestCore.sol";
import {AccountsModel} from "./AccountsModel.sol";

/// @notice Does random things to the accounts of three members, of which the model foretells each outcome. It is the
/// council as well.
contract AccountsHandler is AccountsModel, Test {
    uint24 public constant MEMBERS = 3;

    Consortium private immutable CONSORTIUM;
    uint256 private clock;

    modifier onTime() {
        vm.warp(clock);
        _;
    }

    constructor(Consortium consortium) {
        CONSORTIUM = consortium;
        clock = block.timestamp;
        for (uint24 i = 0; i < MEMBERS; i++) _bind(i, i + 1, Rights.ALL);
    }

    function addressOf(uint256 account) public pure returns (address) {
        return address(uint160(0xacc0 + account));
    }

    function count() external pure returns (uint256) {
        return ACCOUNTS;
    }

    function wait(uint16 time) external {
        clock += time;
    }

    function setAccount(uint256 senderSeed, uint256 accountSeed, uint8 rightsSeed) external onTime {
        (uint256 sender, uint256 account) = (senderSeed % ACCOUNTS, accountSeed % ACCOUNTS);
        uint8 rights = rightsSeed % (Rights.ALL + 2);
        uint24 member = memberOf[sender];
        bool own = rights != 0 || memberOf[account] == member;
        bool may = rights <= Rights.ALL && _administers(sender) && own && _mayBind(account, member, rights);
        vm.prank(addressOf(sender));
        try CONSORTIUM.setAccount(addressOf(account), rights) {
            _note(may, true, "setAccount");
            _bind(account, member, rights);
        } catch {
            _note(may, false, "setAccount");
        }
    }

    function rotateAccount(uint256 senderSeed, uint256 fromSeed, uint256 toSeed) external onTime {
        (uint256 sender, uint256 from, uint256 to) = (senderSeed % ACCOUNTS, fromSeed % ACCOUNTS, toSeed % ACCOUNTS);
        bool sent = sender == from || (_administers(sender) && memberOf[sender] == memberOf[from]);
        bool may = sent && memberOf[from] != 0 && rightsOf[from] != 0 && memberOf[to] == 0;
        vm.prank(addressOf(sender));
        try CONSORTIUM.rotateAccount(addressOf(from), addressOf(to)) {
            _note(may, true, "rotateAccount");
            _bind(to, memberOf[from], rightsOf[from]);
            _bind(from, memberOf[from], 0);
        } catch {
            _note(may, false, "rotateAccount");
        }
    }

    function revokeConsents(uint256 senderSeed, uint256 accountSeed, uint16 back) external onTime {
        (uint256 sender, uint256 account) = (senderSeed % ACCOUNTS, accountSeed % ACCOUNTS);
        uint40 before = uint40(block.timestamp + 10 - (back % 1_000));
        bool allowed = sender == account || (_administers(sender) && memberOf[sender] == memberOf[account]);
        bool later = before > consentsFrom[account] && before <= block.timestamp;
        bool may = memberOf[sender] != 0 && allowed && later;
        address[] memory one = new address[](1);
        one[0] = addressOf(account);
        vm.prank(addressOf(sender));
        try CONSORTIUM.revokeConsents(one, before) {
            _note(may, true, "revokeConsents");
            consentsFrom[account] = before;
        } catch {
            _note(may, false, "revokeConsents");
        }
    }

    function recover(uint24 memberSeed, uint256 administratorSeed, uint256 lostSeed) external onTime {
        uint24 member = 1 + (memberSeed % MEMBERS);
        (uint256 administrator, uint256 lost) = (administratorSeed % ACCOUNTS, lostSeed % ACCOUNTS);
        bool stripsLast = administrator == lost && administrators(member) == (_administers(lost) ? 1 : 0);
        bool bindable = memberOf[administrator] == 0 || memberOf[administrator] == member;
        bool stripsOwn = memberOf[lost] == member || administrator == lost;
        bool may = bindable && stripsOwn && !stripsLast;
        address[] memory one = new address[](1);
        one[0] = addressOf(lost);
        try CONSORTIUM.recover(_id(member), addressOf(administrator), one) {
            _note(may, true, "recover");
            _bind(administrator, member, rightsOf[administrator] | Rights.ADMINISTER);
            _bind(lost, member, 0);
        } catch {
            _note(may, false, "recover");
        }
    }
}

contract ConsortiumAccountsInvariants is TestCore {
    AccountsHandler private handler;

    function setUp() external {
        vm.warp(1_000_000);
        deployCore();
        for (uint256 i = 0; i < 3; i++) admit(MemberKind.Bank, address(uint160(0xacc0 + i)));
        handler = new AccountsHandler(consortium);
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
        targetContract(address(handler));
    }

    /// @dev One invariant, for each is tried with acts of its own.
    function invariant_accountsSpeakForWhomTheyWereSet() external view {
        assertEq(handler.surprise(), "");
        for (uint256 i = 0; i < handler.count(); i++) {
            IConsortium.Account memory account = consortium.accountAt(handler.addressOf(i));
            assertEq(MemberId.unwrap(account.member), handler.memberOf(i));
            assertEq(account.rights, handler.rightsOf(i));
            assertEq(account.consentsFrom, handler.consentsFrom(i));
        }
        for (uint24 member = 1; member <= handler.MEMBERS(); member++) {
            assertGt(handler.administrators(member), 0);
        }
    }
}
