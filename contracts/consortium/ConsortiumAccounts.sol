// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsortiumState} from "./ConsortiumState.sol";
import {IConsortium} from "./IConsortium.sol";
import {MemberId, MemberState, Rights} from "./Member.sol";

/// @notice The accounts that act for members. A member always has one that administers the others.
abstract contract ConsortiumAccounts is ConsortiumState {
    /// @inheritdoc IConsortium
    function setAccount(address account, uint8 rights) external {
        if (rights > Rights.ALL) revert ConsortiumRightsInvalid(rights);
        MemberId member = _administered(msg.sender);
        // To remove an account that the member never had would only bind it.
        if (rights == 0) _checkOwn(account, member);
        _bind(account, member, rights);
    }

    /// @inheritdoc IConsortium
    function rotateAccount(address from, address to) external {
        MemberId member = from == msg.sender ? _memberOfAccount(from) : _administered(msg.sender);
        _checkManageable(member);
        _checkOwn(from, member);
        uint8 rights = _storage().accounts[from].rights;
        if (rights == 0) revert ConsortiumRightMissing(from, Rights.ALL);
        MemberId taken = _storage().accounts[to].member;
        if (!taken.isNobody()) revert ConsortiumAccountTaken(to, taken);
        _bind(to, member, rights);
        _bind(from, member, 0);
    }

    /// @inheritdoc IConsortium
    function revokeConsents(address[] calldata accounts, uint40 before) external {
        MemberId member = _memberOfAccount(msg.sender);
        bool administers = _storage().accounts[msg.sender].rights & Rights.ADMINISTER != 0;
        for (uint256 i = 0; i < accounts.length; i++) {
            if (!administers && accounts[i] != msg.sender) {
                revert ConsortiumRightMissing(msg.sender, Rights.ADMINISTER);
            }
            _checkOwn(accounts[i], member);
            Account storage account = _storage().accounts[accounts[i]];
            if (before <= account.consentsFrom || before > block.timestamp) {
                revert ConsortiumRevocationInvalid(accounts[i], before);
            }
            account.consentsFrom = before;
            emit ConsentsRevoked(member, accounts[i], before);
        }
    }

    /// @inheritdoc IConsortium
    function accountAt(address account) external view returns (Account memory) {
        return _storage().accounts[account];
    }

    function _recover(MemberId member, address administrator, address[] calldata lost) internal {
        MemberState state = _knownState(member);
        if (state == MemberState.Applied) revert ConsortiumStateNot(member, state);
        _bind(administrator, member, _storage().accounts[administrator].rights | Rights.ADMINISTER);
        emit AccountRecovered(member, administrator);
        for (uint256 i = 0; i < lost.length; i++) {
            _checkOwn(lost[i], member);
            _bind(lost[i], member, 0);
        }
    }

    /// @dev The one place where an account gets or loses rights.
    function _bind(address account, MemberId member, uint8 rights) internal {
        if (account == address(0)) revert ConsortiumAccountUnknown(account);
        Account storage a = _storage().accounts[account];
        if (a.member != member && !a.member.isNobody()) revert ConsortiumAccountTaken(account, a.member);

        bool administered = a.rights & Rights.ADMINISTER != 0;
        bool administers = rights & Rights.ADMINISTER != 0;
        uint40 consentsFrom = uint40(block.timestamp);
        _storage().accounts[account] = Account(member, rights, consentsFrom);
        if (administered != administers) _countAdministrator(member, administers);
        emit AccountSet(member, account, rights, consentsFrom);
    }

    /// @dev The member that the account administers.
    function _administered(address account) internal view returns (MemberId member) {
        member = _memberOfAccount(account);
        if (_storage().accounts[account].rights & Rights.ADMINISTER == 0) {
            revert ConsortiumRightMissing(account, Rights.ADMINISTER);
        }
        _checkManageable(member);
    }

    /// @dev While it applies, a member has the one account it applied with, which a refusal sets free.
    function _checkManageable(MemberId member) private view {
        MemberState state = _knownState(member);
        if (state == MemberState.Applied) revert ConsortiumStateNot(member, state);
    }

    function _memberOfAccount(address account) private view returns (MemberId member) {
        member = _storage().accounts[account].member;
        if (member.isNobody()) revert ConsortiumAccountUnknown(account);
    }

    function _checkOwn(address account, MemberId member) private view {
        if (_storage().accounts[account].member != member) revert ConsortiumNotYourAccount(account, member);
    }

    function _countAdministrator(MemberId member, bool more) private {
        Record storage record = _storage().records[member];
        if (more) {
            record.administrators++;
            return;
        }
        if (record.administrators == 1) revert ConsortiumLastAdministrator(member);
        record.administrators--;
    }
}
