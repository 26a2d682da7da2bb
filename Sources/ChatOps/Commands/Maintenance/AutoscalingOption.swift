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
        "`--suspend-autoscaling` lets autoscaling neither add nor remove readers until the work is done or rolled back."

    static func words(_ wish: AutoscalingWish?) -> [String] { wish == .suspended ? ["--suspend-autoscaling"] : [] }
}
