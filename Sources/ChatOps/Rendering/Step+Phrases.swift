import Maintenance
import Slack

/// Steps as the status tells them: what is to come, what is going on, what was done.
extension Step {
    /// In a word or two, for a line of several.
    var short: Mrkdwn { .marked(work.words.short) }
    var underWay: Mrkdwn { .marked(work.words.underWay) }
    var finished: Mrkdwn { .marked(work.words.finished) }
}

extension Operation {
    /// "step 2 of 6".
    func place(of step: StepID) -> Mrkdwn {
        let number = (plan.steps.firstIndex { $0.id == step } ?? 0) + 1
        return "step \(number) of \(plan.steps.count)"
    }

    /// "*Resize orders to db.r6g.xlarge* · k3f9 · running".
    func headline(_ parts: Mrkdwn...) -> Mrkdwn {
        ([.strong(plan.title), .foreign(id, limit: 40)] + parts).joined(separator: " · ")
    }

    var location: Mrkdwn { plan.location }
}

extension Plan {
    /// "us-east-1 · account 123456789012".
    var location: Mrkdwn {
        "\(.foreign(target.place.region, limit: 40)) · account \(.foreign(target.place.account, limit: 40))"
    }
}
