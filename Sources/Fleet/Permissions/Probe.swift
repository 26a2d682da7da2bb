internal import AWS

/// A permission that only reads, with a harmless call of one page to try it with.
package struct Probe: Sendable {
    let permission: Permission
    let call: AWSCall

    private init(_ call: AWSCall, _ purpose: String, _ weight: Permission.Weight) {
        permission = Permission(IAMAction(call), purpose, weight)
        self.call = call
    }

    init(_ request: some AWSRequest, _ purpose: String, _ weight: Permission.Weight = .partial) {
        self.init(request.call, purpose, weight)
    }

    init(_ request: some PagedRequest, _ purpose: String, _ weight: Permission.Weight = .partial) {
        self.init(request.call(from: nil, atMost: 20), purpose, weight)
    }
}
