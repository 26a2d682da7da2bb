package import Slack

extension SlackError {
    /// What somebody has to do about a refusal that does not pass by itself.
    package func advice(in channel: ChannelID) -> String {
        switch code {
        case .notInChannel: "Invite the bot: type /invite and its name in channel \(channel)."
        case .channelNotFound:
            "Check the channel id \(channel) in the configuration; a private channel needs an invitation of the bot."
        case .isArchived: "Channel \(channel) is archived: unarchive it, or take it out of the configuration."
        case .missingScope:
            neededScopes.isEmpty
                ? "Add the missing scope to the Slack app and install it again."
                : "Add \(neededScopes.joined(separator: ", ")) to the Slack app's scopes and install it again."
        case .tooManyPins: "Channel \(channel) has as many pins as Slack allows: take one away."
        case .permissionDenied: "Let the bot do this in channel \(channel): the workspace's settings keep it from it."
        default:
            concern == .credentials
                ? "Check SLACK_BOT_TOKEN: Slack does not accept it." : "Look the code up in Slack's reference."
        }
    }

    /// Whether waiting helps.
    package var passes: Bool {
        switch outcome {
        case .transient, .ambiguous: true
        case .permanent: false
        }
    }

    /// How long Slack asks to be left alone.
    var retryAfter: Duration? {
        guard case .transient(let retryAfter) = outcome else { return nil }
        return retryAfter
    }
}
