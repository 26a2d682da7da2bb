package import AWS
package import Maintenance

extension CallOutcome {
    /// What it means for a mutation that its call failed.
    package init(_ error: AWSError, of mutation: AnyMutation, on action: IAMAction) {
        if error.isExpiry {
            // The client has asked for others already; they come from outside.
            self = .deferred(error.sentence(on: action), retryAfter: nil)
            return
        }
        if error.code == AWSError.withheld {
            self = .withheld(error.message)
            return
        }
        switch error.outcome {
        case .ambiguous:
            self = .unknown(error.sentence(on: action))
        case .transient(let retryAfter):
            self = .deferred(error.sentence(on: action), retryAfter: retryAfter.map { Span($0) })
        case .permanent where error.isDenial && !mutation.base.codesOfLack.contains(error.code):
            // AWS's own words name the resource, and the permission where another one is missing (tags, roles, keys).
            self = .refused("\(error.sentence(on: action)) AWS says: \(error.message)")
        case .permanent where error.isMissingAction || error.code == "noCredentials":
            self = .refused(error.sentence(on: action))
        case .permanent:
            self = .refusal(code: error.code, message: error.message, of: mutation)
        }
    }
}
