package import Maintenance
package import Slack

extension GateReading.Channel {
    /// What Slack says of a channel that decides whether anything is answered there. Shared is one that people of another
    /// organisation are in or are invited to (Slack Connect), and one that belongs to several workspaces of an Enterprise
    /// organisation, as Slack does not tell here whose they are.
    package init(_ described: SlackConversation, asked id: String, isForOperations: Bool) {
        self.init(
            id: id, isForOperations: isForOperations, isArchived: described.isArchived,
            isShared: described.isExternallyShared || described.isPendingExternallyShared
                || described.isOrganisationShared)
    }
}
