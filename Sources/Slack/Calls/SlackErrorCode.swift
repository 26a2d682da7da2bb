extension SlackError {
    /// Slack's `error`, or one of our own for what never became an answer of Slack's.
    package struct Code: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
        package var rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package init(stringLiteral value: String) { rawValue = value }

        static let alreadyPinned: Code = "already_pinned"
        static let alreadyReacted: Code = "already_reacted"
        package static let channelNotFound: Code = "channel_not_found"
        static let fatalError: Code = "fatal_error"
        static let fileNotFound: Code = "file_not_found"
        static let fileTypeNotAllowed: Code = "file_type_not_allowed"
        static let fileUploadsDisabled: Code = "file_uploads_disabled"
        static let fileUploadSizeRestricted: Code = "file_upload_size_restricted"
        static let internalError: Code = "internal_error"
        static let invalidCursor: Code = "invalid_cursor"
        package static let isArchived: Code = "is_archived"
        package static let messageNotFound: Code = "message_not_found"
        package static let missingScope: Code = "missing_scope"
        static let noPin: Code = "no_pin"
        package static let notInChannel: Code = "not_in_channel"
        static let notPinnable: Code = "not_pinnable"
        package static let permissionDenied: Code = "permission_denied"
        static let planUpgradeRequired: Code = "plan_upgrade_required"
        static let rateLimited: Code = "ratelimited"
        static let restrictedAction: Code = "restricted_action"
        static let storageLimitReached: Code = "storage_limit_reached"
        package static let threadNotFound: Code = "thread_not_found"
        package static let tooManyPins: Code = "too_many_pins"

        /// Ours: our own budget would keep the call waiting for too long.
        static let budgetExhausted: Code = "client_budget_exhausted"
        /// Ours: the surrounding task was cancelled.
        package static let cancelled: Code = "client_cancelled"
        /// Ours: the call could not be put into a request.
        static let invalidRequest: Code = "client_invalid_request"
        /// Ours: no reply came back.
        static let noReply: Code = "client_no_reply"
        /// Ours: the reply is larger than any of Slack's.
        static let replyTooLarge: Code = "client_reply_too_large"
        /// Ours: Slack accepted the call, but the answer lacks what it should hold.
        package static let unexpectedReply: Code = "client_unexpected_reply"
        /// Ours: the reply is no JSON of Slack's; a proxy's page, or nothing.
        static let unreadableReply: Code = "client_unreadable_reply"
        /// Ours: Slack named an address for the upload that nothing may be sent to.
        static let unsafeUploadAddress: Code = "client_unsafe_upload_address"
        /// Ours: the address for the upload did not take the bytes.
        static let uploadRefused: Code = "client_upload_refused"
    }

    /// What an error is about, hence who can mend it.
    package enum Concern: String, Sendable, CaseIterable {
        /// The token or its scopes: nothing works until an administrator acts.
        case credentials
        /// The channel: we were not let in, or it is closed.
        case channel
        /// The message: gone, closed for editing, or not acceptable; a fresh one can be posted.
        case message
        /// Slack or the network, for now.
        case availability
        /// Our request was malformed: a defect of ours.
        case request
        case other
    }

    package var concern: Concern { code.concern }
}

extension SlackError.Code {
    private static let credentials: Set<SlackError.Code> = [
        "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", .missingScope,
        "not_allowed_token_type", "no_permission", "access_denied", "ekm_access_denied", "org_login_required",
        "team_access_not_granted", "two_factor_setup_required", "accesslimited",
    ]
    private static let channel: Set<SlackError.Code> = [
        .channelNotFound, .notInChannel, .isArchived, .restrictedAction, "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked", "channel_is_limited_access", "messages_tab_disabled",
        "user_not_in_channel", "method_not_supported_for_channel_type", .permissionDenied, .tooManyPins,
        "invalid_channel", "posting_to_channel_denied",
    ]
    private static let message: Set<SlackError.Code> = [
        .messageNotFound, .threadNotFound, "cannot_reply_to_message", "cant_update_message", "edit_window_closed",
        "is_inactive", "block_mismatch", "update_failed", "streaming_state_conflict", "msg_too_long",
        "msg_blocks_too_long", "no_text", "invalid_blocks", "invalid_blocks_format", "too_many_attachments",
        "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large", "thread_locked", "not_reactable",
        "too_many_emoji", "too_many_reactions", .notPinnable, .fileNotFound, .fileTypeNotAllowed,
        .fileUploadSizeRestricted, "file_uploads_except_images_disabled", "snippet_too_large", "alt_txt_too_large",
    ]
    private static let request: Set<SlackError.Code> = [
        "invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_charset", "invalid_form_data",
        "invalid_post_type", "missing_post_type", "invalid_json", "json_not_object", "unknown_method", "invalid_name",
        "no_item_specified", "invalid_ts_oldest", "invalid_ts_latest", .invalidRequest,
        "bad_timestamp", "missing_argument", "unknown_snippet_type",
    ]
    private static let refusedForNow: Set<SlackError.Code> = [
        .rateLimited, "rate_limited", "request_timeout", "team_added_to_org", "external_channel_migrating",
    ]
    private static let brokenUnderWay: Set<SlackError.Code> = [
        .internalError, .fatalError, "service_unavailable", "file_update_failed",
    ]
    private static let unanswered: Set<SlackError.Code> = [
        .noReply, .replyTooLarge, .unreadableReply, .budgetExhausted, .uploadRefused,
    ]

    fileprivate var concern: SlackError.Concern {
        if Self.credentials.contains(self) { return .credentials }
        if Self.channel.contains(self) { return .channel }
        if Self.message.contains(self) { return .message }
        if Self.request.contains(self) { return .request }
        let isPassing = [Self.refusedForNow, Self.brokenUnderWay, Self.unanswered].contains { $0.contains(self) }
        return isPassing ? .availability : .other
    }

    /// What a refusal with this code means. Slack says of `fatal_error` and `internal_error` that "some aspect of the
    /// operation" may have succeeded, so a write that ended so is ambiguous; `request_timeout` means that Slack did not
    /// get the whole request, and `team_added_to_org` that it did not take it.
    func outcome(of method: SlackMethod, status: Int, retryAfter: Duration?) -> SlackError.Outcome {
        if Self.refusedForNow.contains(self) || status == 429 { return .transient(retryAfter: retryAfter) }
        if Self.brokenUnderWay.contains(self) {
            return SlackError.Outcome.unknown(for: method, retryAfter: retryAfter)
        }
        guard status >= 500, concern == .other else { return .permanent }
        return SlackError.Outcome.unknown(for: method, retryAfter: retryAfter)
    }
}

extension SlackError.Outcome {
    /// When nobody knows whether the call was carried out: harmless for a read.
    static func unknown(for method: SlackMethod, retryAfter: Duration? = nil) -> SlackError.Outcome {
        method.isWrite ? .ambiguous : .transient(retryAfter: retryAfter)
    }
}
