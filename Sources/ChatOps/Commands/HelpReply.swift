package import Slack

/// What `help` says.
package enum HelpReply {
    package static func blocks(for word: CommandWord?, prefix: String) -> [Mrkdwn] {
        guard let word else { return overview(prefix) }
        let lines: [Mrkdwn] = [
            "\(.code(prefix + " " + word.fullForm))", "\(sentence(word.summary))",
        ]
        let notes = word.notes.map { "• \(.sentence($0, typedAfter: prefix))" as Mrkdwn }
        return [(lines + notes + ["For example \(.code(prefix + " " + word.example))"]).joined(separator: "\n")]
    }

    private static func overview(_ prefix: String) -> [Mrkdwn] {
        func list(_ words: [CommandWord]) -> Mrkdwn {
            words.map { "\(.code($0.form))\n      \($0.summary)" }.joined(separator: "\n")
        }
        return [
            "*Maintenance*\n\(list([.resize, .upgrade, .storage, .cycle, .failover, .reboot, .applyMaintenance, .rollback, .cleanup, .plan]))",
            "*Looking*\n\(list([.clusters, .show, .operations, .status, .events]))",
            "*Steering*\n\(list([.pause, .resume, .retry, .abort, .hold, .unhold, .reset, .skip, .timeout]))",
            "*Holding everybody back*\n\(list([.lock, .unlock, .freeze, .unfreeze]))",
            """
            Maintenance also takes \(.code("--at TIME")), \(.code("--window WINDOW")), \(.code("--region R")) and \
            \(.code("--start")).
            """,
            """
            Begin with \(.code(prefix)) or mention me. Slack keeps a leading \(.code("/")) for itself, \
            unless you type a space before it. \(.code(prefix + " help resize")) explains one command.
            """,
        ]
    }

    private static func sentence(_ summary: String) -> String {
        summary.prefix(1).uppercased() + summary.dropFirst() + "."
    }
}
