/// One call of the Query protocol, before it is addressed, signed and sent.
package struct AWSCall: Sendable {
    /// What repeating the call may do, which decides what is retried and how long an answer may take.
    package enum Kind: String, Sendable {
        /// Repeating it changes nothing.
        case read
        /// Repeated only when it is certain that nothing was executed.
        case mutating
    }

    package var service: AWSService
    package var action: String
    /// The parameters in wire order, without `Action` and `Version`, which the client adds.
    package var parameters: [(name: String, value: String)]
    package var kind: Kind
    /// False for the few calls that carry their own proof of identity (AssumeRoleWithWebIdentity).
    package var isSigned: Bool

    package init(
        service: AWSService,
        action: String,
        parameters: [(name: String, value: String)] = [],
        kind: Kind,
        isSigned: Bool = true
    ) {
        self.service = service
        self.action = action
        self.parameters = parameters
        self.kind = kind
        self.isSigned = isSigned
    }
}
