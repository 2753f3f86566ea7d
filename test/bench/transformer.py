"""The peer of transformer.ts: fine-tuning of the same model in PyTorch. Reads a line for each burst, answers with its milliseconds a step."""

import json
import sys
import time

import torch
from transformers import AutoModel

folder, pairs, length, threads, trained = sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5]
torch.set_num_threads(threads)
torch.manual_seed(1)
# Without dropout, as here; only the work is compared.
model = AutoModel.from_pretrained(folder).eval()
model.pooler = None
if trained.startswith("last"):
    for name, weight in model.named_parameters():
        weight.requires_grad = any(f"layer.{i}." in name for i in range(6 - int(trained[4:]), 6))
optimiser = torch.optim.AdamW([w for w in model.parameters() if w.requires_grad], lr=2e-5, fused=True)
ids = torch.randint(1000, 30000, (2 * pairs, length))
mask = torch.ones(2 * pairs, length)
label = (torch.arange(pairs) % 2).float()


def step():
    states = model(input_ids=ids, attention_mask=mask).last_hidden_state
    vectors = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
    cosine = torch.nn.functional.cosine_similarity(vectors[:pairs], vectors[pairs:])
    loss = torch.nn.functional.binary_cross_entropy_with_logits(10 * cosine - 7, label)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
    optimiser.step()


step()
print(json.dumps({"torch": torch.__version__, "parameters": sum(w.numel() for w in model.parameters())}), flush=True)
for line in sys.stdin:
    end = time.perf_counter() + float(line)
    best = float("inf")
    while time.perf_counter() < end:
        began = time.perf_counter()
        step()
        best = min(best, time.perf_counter() - began)
    print(1000 * best, flush=True)
