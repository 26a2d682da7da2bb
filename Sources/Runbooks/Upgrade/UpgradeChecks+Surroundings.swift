import Maintenance

/// What follows the cluster, reads it or leads back in it, and does not go along with a blue/green deployment.
///
/// Source: Aurora user guide, "Limitations and considerations for Amazon Aurora blue/green deployments".
extension UpgradeChecks {
    /// Replicas in other regions are not supported; what becomes of one in this region the guide does not say.
    func replicas() -> [Finding] {
        let check = "read-replicas"
        let place = membership.observation.target.place
        let elsewhere = cluster.readReplicas.filter { replica in
            let parts = replica.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count > 3 && parts[0] == "arn" && parts[3] != place.region
        }
        let here = cluster.readReplicas.filter { !elsewhere.contains($0) }
        var findings: [Finding] = []
        if !elsewhere.isEmpty {
            findings.append(
                Finding(
                    .block, check,
                    "\(elsewhere.listed) replicates from \(name) in another region, which blue/green does not support. "
                        + "`upgrade \(name) \(request.version) --in-place` does without."))
        }
        if !here.isEmpty {
            findings.append(
                Finding(
                    .acknowledge, check,
                    "\(here.listed) replicates from \(name): whether it follows the new cluster after the switchover is not "
                        + "known here."))
        }
        return findings
    }

    /// Green follows by binary log, with which backtracking does not go.
    func backtrack() -> [Finding] {
        guard cluster.hasBacktrack else { return [] }
        return [
            Finding(
                .acknowledge, "backtrack",
                "\(name) can be backtracked, and green cannot: after the switchover there is no backtracking, and a backtrack "
                    + "before it breaks the deployment.")
        ]
    }

    func integrations() -> [Finding] {
        let check = "zero-etl"
        switch seen.integrations {
        case .unavailable(let reason):
            return [Preflight.notChecked(check, "whether zero-ETL integrations read \(name)", because: reason)]
        case .known(let integrations) where integrations.isEmpty:
            return []
        case .known(let integrations):
            let names = integrations.map(\.name).listed
            let (noun, pronoun) = integrations.count == 1 ? ("integration", "it") : ("integrations", "them")
            return [
                Finding(
                    .block, check,
                    "AWS does not switch over with the zero-ETL \(noun) \(names). Delete \(pronoun) first, and make "
                        + "\(pronoun) anew after the switchover.")
            ]
        }
    }
}
