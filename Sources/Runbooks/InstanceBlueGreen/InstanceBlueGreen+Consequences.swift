import Maintenance

/// What comes with green, costs and stays.
///
/// Source: RDS user guide, "Considerations for blue/green deployments", "Switchover actions", "Best practices for blue/green
/// deployments", "Deleting a blue/green deployment".
extension InstanceBlueGreen {
    func consequences() -> [Finding] {
        quota() + [cost(), tags()] + roles() + [oldEnvironment(), leftToPeople()] + protection()
    }

    private func quota() -> [Finding] {
        let check = "quota"
        let more = topology.members.count
        let what = "whether the account may have \(more) more DB instance\(more == 1 ? "" : "s")"
        switch basis.quota {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let quota) where quota.maximum <= 0 || quota.used < 0:
            return [
                Preflight.notChecked(check, what, because: "AWS answers \(quota.used) used of \(quota.maximum)")
            ]
        case .known(let quota) where quota.used + more > quota.maximum:
            return [
                Finding(
                    .block, check,
                    "\(quota.used) of \(quota.maximum) DB instances are in use: green's \(more) do not fit. Raise the quota."
                )
            ]
        case .known: return []
        }
    }

    private func cost() -> Finding {
        let parts = [
            topology.replicas.isEmpty ? nil : "read replicas", seen.hasStandby == true ? "standby" : nil,
        ].compactMap { $0 }
        let also = parts.isEmpty ? "" : ", \(parts.joined(separator: " and ")) too,"
        return Finding(
            .info, "cost",
            "From the creation of green until the old environment is deleted everything\(also) is there and paid for twice, storage "
                + "included, which counts against the account's total.")
    }

    private func tags() -> Finding {
        let names = topology.members.map(\.identifier).listed
        return Finding(
            .info, "tags",
            "\(names) \(topology.members.count == 1 ? "gets" : "get") the tag \(StandInTags.operation) first. At the switchover the "
                + "tags of blue replace all that green has.")
    }

    private func roles() -> [Finding] {
        let owners = topology.members.filter { !$0.roles.isEmpty }
        guard !owners.isEmpty else { return [] }
        let words = owners.map { "\($0.identifier) (\($0.roles.map(\.feature).listed))" }
        return [
            Finding(
                .info, "iam-roles",
                "AWS does not copy IAM roles: those of \(words.listed) are attached to green before anybody is asked.")
        ]
    }

    private func oldEnvironment() -> Finding {
        Finding(
            .info, "old-environment",
            "The old environment stays after the switchover, goes on costing and is read-only until somebody sets its parameters "
                + "otherwise. The deployment's record stays with it. "
                + (wish.keepsOld ? "`cleanup` deletes both." : "Their deletion is proposed at the end."))
    }

    private func leftToPeople() -> Finding {
        let analyze = change.isMajor ? "ANALYZE on green before the switchover; " : ""
        return Finding(
            .info, "after-switchover",
            "Left to you: \(analyze)after it resource ids in alarms, IAM policies and AWS Backup, which follow the instance and not "
                + "its name, and consumers of its log.")
    }

    private func protection() -> [Finding] {
        let protected = topology.members.filter { $0.isProtected == true }.map(\.identifier)
        guard !protected.isEmpty else { return [] }
        return [
            Finding(
                .info, "deletion-protection",
                "\(protected.listed) \(protected.count == 1 ? "has" : "have") deletion protection, which green gets and the old "
                    + "environment keeps.")
        ]
    }
}

extension InstancePreflight {
    /// What a blue/green deployment has to know beyond its own checks: blue is modified by nobody, and interrupted once.
    func forBlueGreen() -> [Finding] { findings(modifying: [name], with: [storageOptimization()]) }
}
