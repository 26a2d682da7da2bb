import ArgumentParser
import Maintenance
import Runbooks

/// `retarget PROXY CLUSTER …`
struct RetargetCommand: ClusterCommand {
    static let word: CommandWord = "retarget"
    static let form = "retarget PROXY CLUSTER"
    static let example = "retarget orders-proxy orders"
    static let summary = "lead an RDS proxy to a cluster, such as one that a switchover left behind"
    static let effect = CommandEffect.setsGoing
    static let notes =
        ["Asks an approver before the proxy is taken from the cluster that it leads to: it serves nobody in between."]
        + ProposalOptions.notes

    struct Arguments: ParsableArguments {
        @Argument(help: ArgumentHelp("The proxy.", valueName: "PROXY"))
        var proxy: String

        @Argument(help: ArgumentHelp("The cluster that it is to lead to.", valueName: "CLUSTER"))
        var cluster: String

        @OptionGroup var options: ProposalOptions.Arguments
    }

    var proxy: String
    var cluster: ClusterID
    var options = ProposalOptions()

    var maintenance: AnyRunbook { AnyRunbook(RetargetRunbook(proxy: proxy)) }
    var ownWords: [String] { [proxy, cluster.text] }
}

extension RetargetCommand {
    init(_ arguments: Arguments) throws(Refusal) {
        proxy = try DatabaseName.proxy(arguments.proxy)
        cluster = try DatabaseName.cluster(arguments.cluster)
        options = try ProposalOptions(arguments.options)
    }
}
