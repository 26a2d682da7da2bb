import Slack

/// What `help` says.
enum HelpReply {
    /// - Parameter command: the command to explain; `nil` for an overview of all.
    static func blocks(for command: (any ChatCommand.Type)?, prefix: String) -> [Mrkdwn] {
        guard let command else { return overview(prefix) }
        let lines: [Mrkdwn] = [
            "\(.code(prefix + " " + command.fullForm))", "\(sentence(command.summary))",
        ]
        let notes = command.notes.map { "• \(.sentence($0, typedAfter: prefix))" as Mrkdwn }
        return [(lines + notes + ["For example \(.code(prefix + " " + command.example))"]).joined(separator: "\n")]
    }

    private static func overview(_ prefix: String) -> [Mrkdwn] {
        let families = CommandList.families.map { family in
            let lines = family.rows.map { commands in
                let forms = commands.map { Mrkdwn.code($0.outline) }.joined(separator: ", ")
                return "\(forms) – \(commands.map { $0.summary }.joined(separator: "; "))" as Mrkdwn
            }
            return "*\(family.title)*\n\(lines.joined(separator: "\n"))" as Mrkdwn
        }
        let greeting: Mrkdwn = """
            I do maintenance on Aurora clusters: I show a plan, an operator starts it, and I ask an approver before \
            every step that interrupts writes. To begin, look: \(.code(prefix + " clusters")), then \
            \(.code(prefix + " plan resize orders db.r6g.xlarge")), which does nothing yet.
            """
        let closing: Mrkdwn = """
            OP is the short id of an operation, such as \(.code("k3f9")). \
            \(.code(prefix + " help resize")) explains a command and its options, such as \(.code("--at")), \
            \(.code("--window")), \(.code("--region")), \(.code("--start")). Begin with \(.code(prefix)) or mention me; \
            Slack keeps a leading \(.code("/")) for itself, unless a space stands before it.
            """
        return [greeting] + families + [closing]
    }

    private static func sentence(_ summary: String) -> String {
        summary.prefix(1).uppercased() + summary.dropFirst() + "."
    }
}
