"""The facilitator's kit beside the papers: the calendar of the training, and what else is no page and no paper."""
