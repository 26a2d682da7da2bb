import Engine
import Maintenance

extension Config {
    /// Checks what the types alone do not say.
    func check() throws(ConfigError) {
        guard !database.isEmpty else {
            throw ConfigError("database", "a path is needed, such as var/changeover.sqlite.")
        }
        guard !database.hasPrefix("~") else {
            throw ConfigError(
                "database",
                "“\(database)”: ~ is not replaced here. Write the whole path, such as /var/lib/changeover/changeover.sqlite."
            )
        }
        guard !slack.command.isEmpty, !slack.command.contains(where: \.isWhitespace), !slack.command.hasPrefix("/")
        else {
            throw ConfigError(
                "slack.command",
                "“\(slack.command)” will not do: one word is needed, such as !rds. Slack keeps a leading / for "
                    + "itself.")
        }
        guard slack.pollInterval >= .init(milliseconds: 200) else {
            throw ConfigError("slack.poll_interval", "at least 200ms: Slack allows about 50 readings a minute.")
        }
        try checkChannels()
        try checkPeople()
        try checkLocalPeople()
        try checkRules()
        try checkEmoji()
        guard approvals.quorum >= 1 else {
            throw ConfigError("approvals.quorum", "at least 1: a gate that nobody approves is no gate.")
        }
        try checkSQL()
        try checkLifecycles()
    }

    private func checkChannels() throws(ConfigError) {
        for (index, channel) in channels.enumerated() {
            guard channel.id.isSlackID(of: "CG") else {
                throw ConfigError(
                    "channels[\(index)].id",
                    "“\(channel.id)” is not the id of a channel. It begins with C; Slack shows it below a channel's details."
                )
            }
            guard !channel.clusters.isEmpty else {
                throw ConfigError(
                    "channels[\(index)].clusters", #"name patterns of clusters, such as ["prod-*"], or leave it out."#)
            }
            guard !channels.prefix(index).contains(where: { $0.id == channel.id }) else {
                throw ConfigError("channels[\(index)].id", "\(channel.id) is listed twice.")
            }
        }
        guard channels.contains(where: { $0.role == .operations }) else {
            throw ConfigError("channels", "one channel needs `role: operations`: commands and gates live there.")
        }
    }

    private func checkPeople() throws(ConfigError) {
        for (index, person) in people.operators.enumerated() where !person.isSlackID(of: "UWS") {
            throw ConfigError(
                "people.operators[\(index)]",
                "“\(person)” is not an id. Ids of people begin with U, of user groups with S; Slack shows them in profiles."
            )
        }
        for (index, person) in approvals.escalateTo.enumerated() where !person.isSlackID(of: "UWS") {
            throw ConfigError(
                "approvals.escalate_to[\(index)]",
                "“\(person)” is not an id. Ids of people begin with U, of user groups with S; Slack shows them in profiles."
            )
        }
        for (index, person) in people.approvers.enumerated() where !person.isSlackID(of: "UW") {
            throw ConfigError(
                "people.approvers[\(index)]",
                person.isSlackID(of: "S")
                    ? "\(person) is a user group. Approvers are named one by one: whoever can edit a group could approve."
                    : "“\(person)” is not the id of a person. It begins with U; Slack shows it in the profile.")
        }
    }

    private func checkLocalPeople() throws(ConfigError) {
        for (user, person) in people.local.sorted(by: { $0.key < $1.key }) {
            guard LocalRequest.isUser(user) else {
                throw ConfigError(
                    "people.local",
                    "“\(user)” is not the name of a user of this machine: write it as “id -un” prints it, without local: in "
                        + "front.")
            }
            guard person.isSlackID(of: "UW") else {
                throw ConfigError(
                    "people.local.\(user)",
                    person.isSlackID(of: "S")
                        ? "\(person) is a user group. A user of the machine is one person: name that one."
                        : "“\(person)” is not the id of a person. It begins with U; Slack shows it in the profile.")
            }
        }
    }

    private func checkEmoji() throws(ConfigError) {
        let lists = [("approve", approvals.approve), ("abort", approvals.abort), ("start", approvals.start)]
        for (key, names) in lists {
            guard !names.isEmpty else { throw ConfigError("approvals.\(key)", "at least one emoji name is needed.") }
        }
        for (index, (key, names)) in lists.enumerated() {
            for (other, others) in lists.dropFirst(index + 1) {
                guard let both = names.first(where: others.contains) else { continue }
                throw ConfigError(
                    "approvals.\(other)", "\(both) stands under approvals.\(key) as well: one emoji, one meaning.")
            }
        }
    }
}

extension String {
    /// Whether it looks like one of Slack's ids with such a first letter.
    fileprivate func isSlackID(of letters: String) -> Bool {
        guard let first, letters.contains(first), count >= 5 else { return false }
        return allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
    }
}
