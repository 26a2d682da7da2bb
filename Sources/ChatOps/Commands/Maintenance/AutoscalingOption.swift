import ArgumentParser
import Runbooks

/// The option of every command whose plan may take readers of a cluster out of service, move the writer role or add a member.
enum AutoscalingOption {
    struct Arguments: ParsableArguments {
        @Flag(help: "Suspend autoscaling of the cluster's readers meanwhile.")
        var suspendAutoscaling = false

        var wish: AutoscalingWish? { suspendAutoscaling ? .suspended : nil }
    }

    static let form = "[--suspend-autoscaling]"
    static let note =
        "`--suspend-autoscaling`: autoscaling adds and removes no readers until the end or the way back."

    static func words(_ wish: AutoscalingWish?) -> [String] { wish == .suspended ? ["--suspend-autoscaling"] : [] }
}
