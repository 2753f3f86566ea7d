#!/usr/bin/env node
import { runProcess } from '../dist/pipelines/cli.js';

await runProcess();
