import Maintenance

extension ChatCommand.Proposal {
    /// The command as it was understood, without the prefix.
    package var words: String {
        var words = [request.runbook.text]
        switch request {
        case .resize(let resize):
            words += [cluster.text, resize.instanceClass.text]
            words += resize.exclude.flatMap { ["--exclude", $0.text] }
            if resize.skipStandIn { words.append("--skip-stand-in") }
        case .failover(let failover):
            words.append(cluster.text)
            if let target = failover.to { words += ["--to", target.text] }
        case .storage(let storage):
            words += [cluster.text, storage.type]
            if let iops = storage.iops { words += ["--iops", "\(iops)"] }
            if let throughput = storage.throughput { words += ["--throughput", "\(throughput)"] }
        case .upgrade(let upgrade):
            words += [cluster.text, upgrade.version]
            if let group = upgrade.clusterParameterGroup { words += ["--cluster-parameter-group", group] }
            if let group = upgrade.instanceParameterGroup { words += ["--instance-parameter-group", group] }
            if upgrade.switchoverTimeout != 300 { words += ["--switchover-timeout", "\(upgrade.switchoverTimeout)"] }
            if let soak = upgrade.soak { words += ["--soak", "\(soak.milliseconds / 60_000)m"] }
            if upgrade.keepsOld { words.append("--keep-old") }
            if upgrade.inPlace { words.append("--in-place") }
        case .cycle(let cycle):
            words.append(cluster.text)
            words += cycle.exclude.flatMap { ["--exclude", $0.text] }
            if cycle.skipStandIn { words.append("--skip-stand-in") }
        case .reboot(let reboot):
            words.append(reboot.instance.text)
        case .maintenance(let maintenance):
            words.append(cluster.text)
            words += maintenance.exclude.flatMap { ["--exclude", $0.text] }
        case .rollback(let rollback):
            return (words + [rollback.operation.text]).joined(separator: " ")
        case .cleanup(let cleanup):
            return (words + [cleanup.operation.text] + (start ? ["--start"] : [])).joined(separator: " ")
        }
        if let region { words += ["--region", region] }
        if let window { words.append(window.option) }
        if start { words.append("--start") }
        return words.joined(separator: " ")
    }
}
