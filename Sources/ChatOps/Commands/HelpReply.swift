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
        func list(_ title: Mrkdwn, _ groups: [[CommandWord]]) -> Mrkdwn {
            let lines = groups.map { words in
                let forms = words.map { Mrkdwn.code($0.outline) }.joined(separator: ", ")
                return "\(forms) – \(words.map(\.summary).joined(separator: "; "))" as Mrkdwn
            }
            return "*\(title)*\n\(lines.joined(separator: "\n"))"
        }
        return [
            """
            I do maintenance on Aurora clusters: I show a plan, an operator starts it, and I ask an approver before \
            every step that interrupts writes. To begin, look: \(.code(prefix + " clusters")), then \
            \(.code(prefix + " plan resize orders db.r6g.xlarge")), which does nothing yet.
            """,
            list("Looking", [[.clusters], [.show], [.operations], [.status], [.events]]),
            list(
                "Maintenance",
                [
                    [.plan], [.resize], [.upgrade], [.storage], [.cycle], [.failover], [.reboot], [.applyMaintenance],
                    [.rollback],
                    [.cleanup],
                ]),
            list(
                "An operation under way",
                [[.pause], [.resume], [.retry], [.abort], [.hold, .unhold], [.reset], [.skip], [.timeout]]),
            list("Holding everybody back", [[.lock, .unlock], [.freeze, .unfreeze]]),
            """
            OP is the short id of an operation, such as \(.code("k3f9")). \
            \(.code(prefix + " help resize")) explains a command and its options, such as \(.code("--at")), \
            \(.code("--window")), \(.code("--region")), \(.code("--start")). Begin with \(.code(prefix)) or mention me; \
            Slack keeps a leading \(.code("/")) for itself, unless a space stands before it.
            """,
        ]
    }

    private static func sentence(_ summary: String) -> String {
        summary.prefix(1).uppercased() + summary.dropFirst() + "."
    }
}
