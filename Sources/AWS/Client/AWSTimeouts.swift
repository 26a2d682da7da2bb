/// How long one attempt may take; what a mutating call did after that is for an observation to find out.
package struct AWSTimeouts: Sendable, Equatable {
    package var connect = Duration.seconds(3)
    package var read = Duration.seconds(15)
    package var mutation = Duration.seconds(30)

    package init() {}

    func total(for kind: AWSCall.Kind) -> Duration {
        switch kind {
        case .read: read
        case .mutating: mutation
        }
    }
}
