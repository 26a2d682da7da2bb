package import Transport

extension CallFailure {
    /// An attempt that ended without a complete reply.
    package init(_ error: TransportError) {
        let kind: Kind =
            switch (error.code, error.delivery) {
            case (.invalidRequest, .notSent): .refused
            case (_, .notSent): .notSent
            case (.replyTooLarge, .unknown): .unreadable
            case (_, .unknown): .unknownOutcome
            }
        self.init(kind, code: error.code.rawValue, message: error.message, cause: error)
    }

    /// Whether the same exchange would end the same way.
    var isFinal: Bool {
        switch cause?.code {
        case .cancelled, .shutDown: true
        default: false
        }
    }
}
