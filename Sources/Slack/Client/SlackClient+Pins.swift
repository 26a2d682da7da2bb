extension SlackClient {
    /// Pins the message to its channel; being pinned already is success. Needs the scope `pins:write`. After an
    /// `ambiguous` error the same call may be made again.
    ///
    /// A full channel answers `too_many_pins`; who must not pin there gets `permission_denied` or `restricted_action`,
    /// and a notice of Slack's own is `not_pinnable`.
    package func pin(_ ts: SlackTimestamp, in channel: ChannelID) async throws(SlackError) {
        do {
            try await change(.pinsAdd, of: ts, in: channel)
        } catch {
            guard error.code == .alreadyPinned else { throw error }
        }
    }

    /// Takes the message off the channel's pins; not being there is success. Needs the scope `pins:write`. After an
    /// `ambiguous` error the same call may be made again.
    func unpin(_ ts: SlackTimestamp, in channel: ChannelID) async throws(SlackError) {
        do {
            try await change(.pinsRemove, of: ts, in: channel)
        } catch {
            // Older pages of Slack's call it `not_pinned`.
            guard error.code == .noPin || error.code == "not_pinned" else { throw error }
        }
    }

    private func change(
        _ method: SlackMethod, of ts: SlackTimestamp, in channel: ChannelID
    ) async throws(SlackError) {
        let _: NothingReply = try await call(
            SlackCall(method, ["channel": channel.rawValue, "timestamp": ts.rawValue]))
    }
}
