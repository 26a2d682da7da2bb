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
        case .cleanup(let cleanup):
            return (words + [cleanup.operation.text] + (start ? ["--start"] : [])).joined(separator: " ")
        }
        if let region { words += ["--region", region] }
        if start { words.append("--start") }
        return words.joined(separator: " ")
    }
}
