import Maintenance

/// Is there room for a stand-in, or for green?
extension Preflight {
    /// "Quotas and constraints for Amazon Aurora": one writer and up to 15 replicas.
    static let mostMembers = 16

    func quota() -> [Finding] {
        if let standIn = scope.standIn {
            return quota(
                basis.quota, of: "DB instance", more: 1, lack: "\(standIn.identifier) does not fit",
                else: "ask with `--skip-stand-in`")
        }
        guard scope.isCopied else { return [] }
        let count = membership.entries.count
        let members = count == 1 ? "green's member does" : "green's \(count) members do"
        return quota(
            basis.quota, of: "DB instance", more: count, lack: "\(members) not fit", else: "upgrade with `--in-place`")
    }

    /// Green is a cluster of its own, until the old one is deleted (Aurora user guide, "Overview of Amazon Aurora
    /// Blue/Green Deployments").
    func clusterQuota() -> [Finding] {
        guard scope.isCopied else { return [] }
        return quota(
            basis.clusterQuota, of: "DB cluster", more: 1, lack: "green does not fit",
            else: "upgrade with `--in-place`")
    }

    private func quota(
        _ reading: Reading<Quota>, of thing: String, more: Int, lack: String, else other: String
    ) -> [Finding] {
        let check = thing == "DB cluster" ? "cluster-quota" : "quota"
        let things = more == 1 ? "one more \(thing)" : "\(more) more \(thing)s"
        let what = "whether the account may have \(things)"
        switch reading {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, what, because: reason)]
        case .known(let quota) where quota.maximum <= 0 || quota.used < 0:
            return [
                Preflight.notChecked(check, what, because: "AWS answers \(quota.used) used of \(quota.maximum)")
            ]
        case .known(let quota) where quota.used + more > quota.maximum:
            return [
                Finding(
                    .block, check,
                    "\(quota.used) of \(quota.maximum) \(thing)s are in use: \(lack). Raise the quota, or \(other).")
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
