import Maintenance

/// Is there room for a stand-in?
extension Preflight {
    /// "Quotas and constraints for Amazon Aurora": one writer and up to 15 replicas.
    static let mostMembers = 16

    func quota() -> [Finding] {
        guard let standIn = scope.standIn else { return [] }
        let check = "quota"
        let what = "whether the account may have one more DB instance"
        switch basis.quota {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, what, because: reason)]
        case .known(let quota) where quota.maximum <= 0 || quota.used < 0:
            return [
                Preflight.notChecked(check, what, because: "AWS answers \(quota.used) used of \(quota.maximum)")
            ]
        case .known(let quota) where quota.used >= quota.maximum:
            return [
                Finding(
                    .block, check,
                    "\(quota.used) of \(quota.maximum) DB instances are in use: \(standIn.identifier) does not fit. "
                        + "Raise the quota, or ask with `--skip-stand-in`.")
            ]
        case .known:
            return []
        }
    }

    func membersLimit() -> [Finding] {
        guard scope.standIn != nil, membership.entries.count >= Preflight.mostMembers else { return [] }
        return [
            Finding(
                .block, "members-limit",
                "\(name) has \(membership.entries.count) members, the most that Aurora allows: there is no room for a "
                    + "stand-in. Ask with `--skip-stand-in`.")
        ]
    }

    func standInName() -> [Finding] {
        guard let standIn = scope.standIn, membership.observation[standIn.identifier] != nil else { return [] }
        return [
            Finding(
                .block, "stand-in-name",
                "There is an instance \(standIn.identifier) already, not made by this operation. "
                    + "Asking again takes another name.")
        ]
    }
}
